// #[move_size_limit = "1000"] in a comment
/* #[move_size_limit] */
fn move_size_limit() {
    let s = "#[move_size_limit]";
    let r = r#"#[move_size_limit]"#;
}
#[other(move_size_limit)]
#[tool::move_size_limit]
mod m {}

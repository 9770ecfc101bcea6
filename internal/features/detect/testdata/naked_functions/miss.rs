// #[naked] in a comment
/* #[naked] */
fn naked() {
    let s = "#[naked]";
    let r = r#"#[naked]"#;
}
#[other(naked)]
#[tool::naked]
mod m {}

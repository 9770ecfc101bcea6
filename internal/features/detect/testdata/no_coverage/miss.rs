// #[no_coverage] in a comment
/* #[no_coverage] */
fn no_coverage() {
    let s = "#[no_coverage]";
    let r = r#"#[no_coverage]"#;
}
#[other(no_coverage)]
#[tool::no_coverage]
mod m {}

// #[fundamental] in a comment
/* #[fundamental] */
fn fundamental() {
    let s = "#[fundamental]";
    let r = r#"#[fundamental]"#;
}
#[other(fundamental)]
#[tool::fundamental]
mod m {}

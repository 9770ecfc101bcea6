// #[custom_mir(dialect = "built")] in a comment
/* #[custom_mir] */
fn custom_mir() {
    let s = "#[custom_mir]";
    let r = r#"#[custom_mir]"#;
}
#[other(custom_mir)]
#[tool::custom_mir]
mod m {}

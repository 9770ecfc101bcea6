// #[prelude_import] in a comment
/* #[prelude_import] */
fn prelude_import() {
    let s = "#[prelude_import]";
    let r = r#"#[prelude_import]"#;
}
#[other(prelude_import)]
#[tool::prelude_import]
mod m {}

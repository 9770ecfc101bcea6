// #[marker] in a comment
/* #[marker] */
fn marker() {
    let s = "#[marker]";
    let r = r#"#[marker]"#;
}
#[other(marker)]
#[tool::marker]
mod m {}

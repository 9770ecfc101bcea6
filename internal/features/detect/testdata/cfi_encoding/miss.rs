// #[cfi_encoding = "3Foo"] in a comment
/* #[cfi_encoding] */
fn cfi_encoding() {
    let s = "#[cfi_encoding]";
    let r = r#"#[cfi_encoding]"#;
}
#[other(cfi_encoding)]
#[tool::cfi_encoding]
mod m {}

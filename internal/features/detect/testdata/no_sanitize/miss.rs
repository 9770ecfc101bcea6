// #[no_sanitize(cfi)] in a comment
/* #[no_sanitize] */
fn no_sanitize() {
    let s = "#[no_sanitize]";
    let r = r#"#[no_sanitize]"#;
}
#[other(no_sanitize)]
#[tool::no_sanitize]
mod m {}

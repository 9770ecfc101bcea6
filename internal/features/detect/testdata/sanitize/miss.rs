// #[sanitize(address = "off")] in a comment
/* #[sanitize] */
fn sanitize() {
    let s = "#[sanitize]";
    let r = r#"#[sanitize]"#;
}
#[other(sanitize)]
#[tool::sanitize]
mod m {}

// #[type_const] in a comment
/* #[type_const] */
fn type_const() {
    let s = "#[type_const]";
    let r = r#"#[type_const]"#;
}
#[other(type_const)]
#[tool::type_const]
mod m {}

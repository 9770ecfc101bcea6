// #[const_trait] in a comment
/* #[const_trait] */
fn const_trait() {
    let s = "#[const_trait]";
    let r = r#"#[const_trait]"#;
}
#[other(const_trait)]
#[tool::const_trait]
mod m {}

// #[linkage = "weak"] in a comment
/* #[linkage] */
fn linkage() {
    let s = "#[linkage]";
    let r = r#"#[linkage]"#;
}
#[other(linkage)]
#[tool::linkage]
mod m {}

// #[lang = "sized"] in a comment
/* #[lang] */
fn language() {
    let s = "#[lang]";
    let r = r#"#[lang]"#;
}
#[other(lang)]
#[tool::lang]
mod m {}

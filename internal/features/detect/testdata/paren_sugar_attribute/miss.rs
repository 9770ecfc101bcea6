// #[rustc_paren_sugar] in a comment
/* #[rustc_paren_sugar] */
fn rustc_paren_sugar() {
    let s = "#[rustc_paren_sugar]";
    let r = r#"#[rustc_paren_sugar]"#;
}
#[other(rustc_paren_sugar)]
#[tool::rustc_paren_sugar]
mod m {}

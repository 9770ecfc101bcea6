// #[must_not_suspend] in a comment
/* #[must_not_suspend] */
fn must_not_suspend() {
    let s = "#[must_not_suspend]";
    let r = r#"#[must_not_suspend]"#;
}
#[other(must_not_suspend)]
#[tool::must_not_suspend]
mod m {}

// #[test_runner(runner)] in a comment
/* #[test_runner] */
fn test_runner() {
    let s = "#[test_runner]";
    let r = r#"#[test_runner]"#;
}
#[other(test_runner)]
#[tool::test_runner]
mod m {}

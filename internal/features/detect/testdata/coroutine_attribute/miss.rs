// #[coroutine] in a comment
/* #[coroutine] */
fn coroutine() {
    let s = "#[coroutine]";
    let r = r#"#[coroutine]"#;
}
#[other(coroutine)]
#[tool::coroutine]
mod m {}

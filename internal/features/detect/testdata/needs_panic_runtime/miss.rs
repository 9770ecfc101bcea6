// #[needs_panic_runtime] in a comment
/* #[needs_panic_runtime] */
fn needs_panic_runtime() {
    let s = "#[needs_panic_runtime]";
    let r = r#"#[needs_panic_runtime]"#;
}
#[other(needs_panic_runtime)]
#[tool::needs_panic_runtime]
mod m {}

// #[panic_runtime] in a comment
/* #[panic_runtime] */
fn panic_runtime() {
    let s = "#[panic_runtime]";
    let r = r#"#[panic_runtime]"#;
}
#[other(panic_runtime)]
#[tool::panic_runtime]
mod m {}

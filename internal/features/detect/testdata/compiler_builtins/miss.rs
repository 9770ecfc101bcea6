// #[compiler_builtins] in a comment
/* #[compiler_builtins] */
fn compiler_builtins() {
    let s = "#[compiler_builtins]";
    let r = r#"#[compiler_builtins]"#;
}
#[other(compiler_builtins)]
#[tool::compiler_builtins]
mod m {}

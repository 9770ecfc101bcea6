// #[ffi_returns_twice] in a comment
/* #[ffi_returns_twice] */
fn ffi_returns_twice() {
    let s = "#[ffi_returns_twice]";
    let r = r#"#[ffi_returns_twice]"#;
}
#[other(ffi_returns_twice)]
#[tool::ffi_returns_twice]
mod m {}

// #[ffi_const] in a comment
/* #[ffi_const] */
fn ffi_const() {
    let s = "#[ffi_const]";
    let r = r#"#[ffi_const]"#;
}
#[other(ffi_const)]
#[tool::ffi_const]
mod m {}

// #[ffi_pure] in a comment
/* #[ffi_pure] */
fn ffi_pure() {
    let s = "#[ffi_pure]";
    let r = r#"#[ffi_pure]"#;
}
#[other(ffi_pure)]
#[tool::ffi_pure]
mod m {}

// #[rustc_align(16)] in a comment
/* #[rustc_align] */
fn rustc_align() {
    let s = "#[rustc_align]";
    let r = r#"#[rustc_align]"#;
}
#[other(rustc_align)]
#[tool::rustc_align]
mod m {}
#[repr(align(16))]
struct S;

// #[rustc_align_static(16)] in a comment
/* #[rustc_align_static] */
fn rustc_align_static() {
    let s = "#[rustc_align_static]";
    let r = r#"#[rustc_align_static]"#;
}
#[other(rustc_align_static)]
#[tool::rustc_align_static]
mod m {}

// #[rustc_unroll] in a comment
/* #[rustc_unroll] */
fn rustc_unroll() {
    let s = "#[rustc_unroll]";
    let r = r#"#[rustc_unroll]"#;
}
#[other(rustc_unroll)]
#[tool::rustc_unroll]
mod m {}
#[unroll]
fn g() {}

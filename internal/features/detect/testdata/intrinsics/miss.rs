// #[rustc_intrinsic] in a comment
/* #[rustc_intrinsic] */
fn rustc_intrinsic() {
    let s = "#[rustc_intrinsic]";
    let r = r#"#[rustc_intrinsic]"#;
}
#[other(rustc_intrinsic)]
#[tool::rustc_intrinsic]
mod m {}

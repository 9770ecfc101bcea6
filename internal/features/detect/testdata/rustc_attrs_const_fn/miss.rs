// #[rustc_allow_const_fn_unstable(const_trait_impl)] in a comment
/* #[rustc_allow_const_fn_unstable] */
fn rustc_allow_const_fn_unstable() {
    let s = "#[rustc_allow_const_fn_unstable]";
    let r = r#"#[rustc_allow_const_fn_unstable]"#;
}
#[other(rustc_allow_const_fn_unstable)]
#[tool::rustc_allow_const_fn_unstable]
mod m {}

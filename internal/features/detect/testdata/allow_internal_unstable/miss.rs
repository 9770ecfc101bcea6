// #[allow_internal_unstable(asm)] in a comment
/* #[allow_internal_unstable] */
fn allow_internal_unstable() {
    let s = "#[allow_internal_unstable]";
    let r = r#"#[allow_internal_unstable]"#;
}
#[other(allow_internal_unstable)]
#[tool::allow_internal_unstable]
mod m {}

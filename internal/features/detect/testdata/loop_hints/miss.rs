// #[unroll] in a comment
/* #[unroll] */
fn unroll() {
    let s = "#[unroll]";
    let r = r#"#[unroll]"#;
}
#[other(unroll)]
#[tool::unroll]
mod m {}

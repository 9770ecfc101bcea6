// #[coverage(off)] in a comment
/* #[coverage] */
fn coverage() {
    let s = "#[coverage]";
    let r = r#"#[coverage]"#;
}
#[other(coverage)]
#[tool::coverage]
mod m {}

// #[optimize(size)] in a comment
/* #[optimize] */
fn optimize() {
    let s = "#[optimize]";
    let r = r#"#[optimize]"#;
}
#[other(optimize)]
#[tool::optimize]
mod m {}

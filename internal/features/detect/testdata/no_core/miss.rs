// #[no_core] in a comment
/* #[no_core] */
fn no_core() {
    let s = "#[no_core]";
    let r = r#"#[no_core]"#;
}
#[other(no_core)]
#[tool::no_core]
mod m {}

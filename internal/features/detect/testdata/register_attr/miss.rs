// #[register_attr(mine)] in a comment
/* #[register_attr] */
fn register_attr() {
    let s = "#[register_attr]";
    let r = r#"#[register_attr]"#;
}
#[other(register_attr)]
#[tool::register_attr]
mod m {}

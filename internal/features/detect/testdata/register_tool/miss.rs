// #[register_tool(mytool)] in a comment
/* #[register_tool] */
fn register_tool() {
    let s = "#[register_tool]";
    let r = r#"#[register_tool]"#;
}
#[other(register_tool)]
#[tool::register_tool]
mod m {}

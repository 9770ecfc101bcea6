// #[instruction_set(arm::a32)] in a comment
/* #[instruction_set] */
fn instruction_set() {
    let s = "#[instruction_set]";
    let r = r#"#[instruction_set]"#;
}
#[other(instruction_set)]
#[tool::instruction_set]
mod m {}

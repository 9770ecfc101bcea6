// #[loop_match] in a comment
/* #[loop_match] */
fn loop_match() {
    let s = "#[loop_match]";
    let r = r#"#[loop_match]"#;
}
#[other(loop_match)]
#[tool::loop_match]
mod m {}

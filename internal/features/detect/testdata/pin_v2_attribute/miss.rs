// #[pin_v2] in a comment
/* #[pin_v2] */
fn pin_v2() {
    let s = "#[pin_v2]";
    let r = r#"#[pin_v2]"#;
}
#[other(pin_v2)]
#[tool::pin_v2]
mod m {}

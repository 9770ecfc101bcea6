// #[deprecated_safe(since = "1.0.0", note = "x")] in a comment
/* #[deprecated_safe] */
fn deprecated_safe() {
    let s = "#[deprecated_safe]";
    let r = r#"#[deprecated_safe]"#;
}
#[other(deprecated_safe)]
#[tool::deprecated_safe]
mod m {}

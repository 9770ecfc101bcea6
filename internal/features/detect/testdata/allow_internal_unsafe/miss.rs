// #[allow_internal_unsafe] in a comment
/* #[allow_internal_unsafe] */
fn allow_internal_unsafe() {
    let s = "#[allow_internal_unsafe]";
    let r = r#"#[allow_internal_unsafe]"#;
}
#[other(allow_internal_unsafe)]
#[tool::allow_internal_unsafe]
mod m {}

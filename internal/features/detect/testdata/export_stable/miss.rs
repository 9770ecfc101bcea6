// #[export_stable] in a comment
/* #[export_stable] */
fn export_stable() {
    let s = "#[export_stable]";
    let r = r#"#[export_stable]"#;
}
#[other(export_stable)]
#[tool::export_stable]
mod m {}

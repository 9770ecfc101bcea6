// #[rustc_eii_foreign_item] in a comment
/* #[rustc_eii_foreign_item] */
fn rustc_eii_foreign_item() {
    let s = "#[rustc_eii_foreign_item]";
    let r = r#"#[rustc_eii_foreign_item]"#;
}
#[other(rustc_eii_foreign_item)]
#[tool::rustc_eii_foreign_item]
mod m {}

// #[force_target_feature(enable = "avx2")] in a comment
/* #[force_target_feature] */
fn force_target_feature() {
    let s = "#[force_target_feature]";
    let r = r#"#[force_target_feature]"#;
}
#[other(force_target_feature)]
#[tool::force_target_feature]
mod m {}

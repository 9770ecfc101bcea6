// #[const_eval_limit = "2000"] in a comment
/* #[const_eval_limit] */
fn const_eval_limit() {
    let s = "#[const_eval_limit]";
    let r = r#"#[const_eval_limit]"#;
}
#[other(const_eval_limit)]
#[tool::const_eval_limit]
mod m {}

// #[thread_local] in a comment
/* #[thread_local] */
fn thread_local() {
    let s = "#[thread_local]";
    let r = r#"#[thread_local]"#;
}
#[other(thread_local)]
#[tool::thread_local]
mod m {}

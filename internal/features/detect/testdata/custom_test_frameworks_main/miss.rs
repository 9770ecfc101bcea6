// #[reexport_test_harness_main = "main"] in a comment
/* #[reexport_test_harness_main] */
fn reexport_test_harness_main() {
    let s = "#[reexport_test_harness_main]";
    let r = r#"#[reexport_test_harness_main]"#;
}
#[other(reexport_test_harness_main)]
#[tool::reexport_test_harness_main]
mod m {}

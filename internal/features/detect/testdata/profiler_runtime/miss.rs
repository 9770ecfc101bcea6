// #[profiler_runtime] in a comment
/* #[profiler_runtime] */
fn profiler_runtime() {
    let s = "#[profiler_runtime]";
    let r = r#"#[profiler_runtime]"#;
}
#[other(profiler_runtime)]
#[tool::profiler_runtime]
mod m {}

// #[default_lib_allocator] in a comment
/* #[default_lib_allocator] */
fn default_lib_allocator() {
    let s = "#[default_lib_allocator]";
    let r = r#"#[default_lib_allocator]"#;
}
#[other(default_lib_allocator)]
#[tool::default_lib_allocator]
mod m {}

// #[patchable_function_entry(prefix_nops = 2, entry_nops = 1)] in a comment
/* #[patchable_function_entry] */
fn patchable_function_entry() {
    let s = "#[patchable_function_entry]";
    let r = r#"#[patchable_function_entry]"#;
}
#[other(patchable_function_entry)]
#[tool::patchable_function_entry]
mod m {}

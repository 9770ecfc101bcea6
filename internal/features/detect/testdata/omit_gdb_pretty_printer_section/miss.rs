// #[omit_gdb_pretty_printer_section] in a comment
/* #[omit_gdb_pretty_printer_section] */
fn omit_gdb_pretty_printer_section() {
    let s = "#[omit_gdb_pretty_printer_section]";
    let r = r#"#[omit_gdb_pretty_printer_section]"#;
}
#[other(omit_gdb_pretty_printer_section)]
#[tool::omit_gdb_pretty_printer_section]
mod m {}

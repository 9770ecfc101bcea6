macro_rules! m {
    ($name:ident) => {
        #[omit_gdb_pretty_printer_section] //~ use omit_gdb_pretty_printer_section
        mod x {}
    };
}
many! {
    #[omit_gdb_pretty_printer_section] //~ use omit_gdb_pretty_printer_section
    mod x {}
}

#![omit_gdb_pretty_printer_section] //~ use omit_gdb_pretty_printer_section

#![cfg_attr(CONFIG_X, omit_gdb_pretty_printer_section)] //~ use omit_gdb_pretty_printer_section

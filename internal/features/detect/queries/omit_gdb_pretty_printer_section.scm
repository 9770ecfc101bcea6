; feature: omit_gdb_pretty_printer_section
; title: binaries without GDB pretty printers
; world: attribute
; needs-bytes: omit_gdb_pretty_printer_section
; until: 1.91.0
;
; #![omit_gdb_pretty_printer_section] leaves the section that loads GDB's pretty printers out.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "omit_gdb_pretty_printer_section"))

; feature: rustc_private
; title: crates of the compiler itself
; needs: names
; needs-bytes: extern
;
; extern crate of a crate that comes with the compiler and is no part of the
; standard library. internal/resolve reports crates that nothing in the tree
; provides, as likely unless their name begins with rustc_. rustc reports the
; declaration.

((extern_crate_declaration name: (identifier) @n) @use (#match? @n "^rustc_"))

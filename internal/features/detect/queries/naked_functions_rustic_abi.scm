; feature: naked_functions_rustic_abi
; title: naked functions with an ABI of Rust
; world: attribute
; needs-bytes: naked
; since: 1.88.0
;
; #[naked] on a function without extern, or with one of Rust's own ABIs: what it is
; called with may change. rustc_passes reports the function.

((attribute_item (attribute (identifier) @use))
 (#eq? @use "naked") (#target? "fn") (#not-modifier? "extern") (#at-item!))
((attribute_item (attribute (identifier) @use))
 (#eq? @use "naked") (#target? "fn") (#at-item!)
 (#modifier? "\"Rust\"" "\"rust-call\"" "\"rust-cold\"" "\"rust-preserve-none\"" "\"rust-tail\""))

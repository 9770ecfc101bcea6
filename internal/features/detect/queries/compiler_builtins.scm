; feature: compiler_builtins
; title: the crate compiler_builtins itself
; world: attribute
; needs-bytes: compiler_builtins
;
; #![compiler_builtins] marks the crate that holds the compiler's own routines.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "compiler_builtins"))

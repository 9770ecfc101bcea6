; feature: patchable_function_entry
; title: room for patches at a function's entry
; world: attribute
; needs-bytes: patchable_function_entry
; since: 1.81.0
;
; #[patchable_function_entry] sets the number of no-ops around the entry of a function.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "patchable_function_entry"))

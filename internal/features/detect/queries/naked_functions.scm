; feature: naked_functions
; title: functions without prologue and epilogue
; world: attribute
; needs-bytes: naked
; until: 1.88.0
;
; #[naked] on a function, also written unsafe(naked), makes its body the whole machine code of the function.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "naked"))

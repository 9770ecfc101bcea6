; feature: naked_functions
; title: functions without prologue and epilogue
; world: attribute
; needs-bytes: naked
; until: 1.88.0
;
; #[naked] on a function, also written #[unsafe(naked)]. rustc gates the
; attribute itself.

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "naked"))

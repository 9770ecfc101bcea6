; feature: const_eval_limit
; title: a limit for constant evaluation
; world: attribute
; needs-bytes: const_eval_limit
; until: 1.72.0
;
; #![const_eval_limit] sets how many steps a constant may take.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "const_eval_limit"))

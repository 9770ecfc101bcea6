; feature: generic_arg_infer
; title: inferred lengths of arrays
; needs-bytes: _] _\s]
; until: 1.89.0
;
; `_` as the length of an array, in a type or an expression. rustc reports the
; `_` when it lowers the array (E0658).

((array_type length: (_) @use) (#eq? @use "_"))
((array_expression length: (_) @use) (#eq? @use "_"))

; feature: generic_arg_infer
; title: inferred const arguments and array lengths
; needs: names
; until: 1.89.0
;
; `_` where a const argument or the length of an array is expected. That an
; array's length is one, syntax says; for a path internal/resolve looks at the
; generics of what it names, and for a method at every method of that name.
; rustc reports the `_` (E0747 for a path, E0658 for an array).

((type_arguments (type_identifier) @use) (#eq? @use "_"))

; feature: const_refs_to_static
; title: statics named in constants and const functions
; needs: names
; needs-bytes: const
; until: 1.83.0
;
; A constant, a const fn or a const block that names a static. Statics may name
; statics. A pattern finds the plainest form only; internal/resolve looks at
; every path of a constant context. rustc reports the path.

((const_item value: (reference_expression value: (identifier) @use)) (#match? @use "^[A-Z]"))

; feature: more_qualified_paths
; title: qualified paths before fields
; world: fact
; facts: qualified-struct
; needs-bytes: >::
;
; <T as Trait>::Assoc { .. } as an expression or a pattern. rustc gates it in the parser
; and reports the path.

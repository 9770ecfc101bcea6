; feature: never_type
; title: the type ! in bounds and in what macros are given
; world: fact
; facts: never-bound never-argument
; needs-bytes: !: <! !>
;
; !: Trait in a where clause, where the grammar has no such type, and ! as a generic
; argument in a macro's own language. rustc_ast_passes gates the type, and reports it.

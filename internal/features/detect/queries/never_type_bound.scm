; feature: never_type
; title: bounds on the type !
; world: fact
; facts: never-bound
; needs-bytes: !:
;
; !: Trait in a where clause, where the grammar has no such type. rustc_ast_passes reports
; the type.

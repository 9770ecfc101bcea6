; feature: lazy_type_alias
; title: where clauses behind the type of an alias
; needs-bytes: where
; since: 1.72.0
;
; type A = T where .. outside of traits and impls. Without the feature rustc_ast_passes
; refuses it, and reports the where clause.

((type_item type: (_) (where_clause) @use))

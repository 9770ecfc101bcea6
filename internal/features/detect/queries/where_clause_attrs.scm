; feature: where_clause_attrs
; title: attributes on bounds
; world: fact
; facts: where-attribute
; needs-bytes: where
; since: 1.87.0
;
; An attribute on a predicate of a where clause. rustc_parse reports the attribute.

; feature: min_generic_const_args
; title: constants usable in types
; world: attribute
; needs-bytes: type_const
; since: 1.89.0
; ends: 1.95.0
;
; #[type_const] on an associated constant lets types use it.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "type_const"))

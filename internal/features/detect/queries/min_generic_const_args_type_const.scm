; feature: min_generic_const_args
; title: constants usable in types
; world: fact
; facts: type-const
; instead: mgca_type_const_syntax
; needs-bytes: type\sconst
; since: 1.95.0
;
; type const NAME: T instead of #[type_const]. rustc reports the item, from its
; visibility on.

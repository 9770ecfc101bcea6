; feature: derive_const
; title: derived impls that are const
; world: attribute
; needs-bytes: derive_const
;
; #[derive_const]: an attribute macro of the prelude. rustc reports its path.

((attribute_item (attribute (identifier) @use)) (#eq? @use "derive_const"))

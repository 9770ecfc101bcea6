; feature: prelude_import
; title: the import of the prelude
; world: attribute
; needs-bytes: prelude_import
;
; #[prelude_import] marks a glob import as the prelude.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "prelude_import"))

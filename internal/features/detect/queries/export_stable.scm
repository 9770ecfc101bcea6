; feature: export_stable
; title: items of a stable interface
; world: attribute
; needs-bytes: export_stable
; since: 1.90.0
;
; #[export_stable] exports an item with the stable crate ABI.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "export_stable"))

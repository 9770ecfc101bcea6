; feature: collapse_debuginfo
; title: one place in debug information for a whole macro
; world: attribute
; needs-bytes: collapse_debuginfo
; until: 1.79.0
;
; #[collapse_debuginfo(..)] on a macro definition. The attribute itself is gated; rustc
; reports it.

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "collapse_debuginfo"))

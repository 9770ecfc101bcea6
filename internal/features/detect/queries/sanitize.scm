; feature: sanitize
; title: sanitizers switched on or off by item
; world: attribute
; needs-bytes: sanitize
; since: 1.91.0
;
; #[sanitize] switches single sanitizers off or on for an item; it replaced no_sanitize.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "sanitize"))

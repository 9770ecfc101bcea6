; feature: register_attr
; title: attribute names for tools
; world: attribute
; needs-bytes: register_attr
; until: 1.65.0
;
; #![register_attr] declares attribute names that the compiler shall ignore.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "register_attr"))

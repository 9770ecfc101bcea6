; feature: register_tool
; title: tools with attributes of their own
; world: attribute
; needs-bytes: register_tool
;
; #![register_tool] declares a tool whose attributes and lints the compiler shall accept.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "register_tool"))

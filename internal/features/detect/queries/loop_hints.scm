; feature: loop_hints
; title: hints how to compile a loop
; world: attribute
; needs-bytes: unroll
; since: 1.98.0
;
; #[unroll] asks to unroll a loop.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "unroll"))

; feature: loop_hints
; title: hints how to compile a loop
; world: attribute
; needs-bytes: rustc_unroll
; since: 1.98.0
;
; #[rustc_unroll] asks to unroll a loop. It was #[unroll] until 1.98.1, which many
; crates have a macro of their own for.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_unroll"))

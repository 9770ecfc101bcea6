; feature: splat
; title: functions that take the elements of a tuple as arguments
; world: attribute
; needs-bytes: rustc_splat
; since: 1.98.0
;
; #[rustc_splat] on a parameter. The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_splat"))

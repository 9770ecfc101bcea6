; feature: must_not_suspend
; title: values that must not live across an await
; world: attribute
; needs-bytes: must_not_suspend
;
; #[must_not_suspend] marks a type or function whose value must not be held over a suspension point.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "must_not_suspend"))

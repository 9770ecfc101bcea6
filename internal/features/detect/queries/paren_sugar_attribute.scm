; feature: unboxed_closures
; title: traits with the sugar of Fn(A) -> B
; world: attribute
; needs-bytes: rustc_paren_sugar
;
; #[rustc_paren_sugar] on a trait allows its arguments in parentheses.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "rustc_paren_sugar"))

; feature: coroutines
; title: closures that are coroutines
; world: attribute
; needs-bytes: coroutine
;
; #[coroutine] turns a closure into a coroutine.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "coroutine"))

; feature: thread_local
; title: statics of one thread
; world: attribute
; needs-bytes: thread_local
;
; #[thread_local] gives each thread its own copy of a static.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "thread_local"))

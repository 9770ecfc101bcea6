; feature: profiler_runtime
; title: the profiler's runtime crate
; world: attribute
; needs-bytes: profiler_runtime
;
; #![profiler_runtime] marks a crate as the profiler's runtime.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "profiler_runtime"))

; feature: instrument_fn
; title: function instrumentation by item
; world: attribute
; needs-bytes: instrument_fn
; since: 1.97.0
;
; #[instrument_fn] switches instrumentation of a function off or on.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "instrument_fn"))

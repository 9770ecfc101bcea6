; feature: debugger_visualizer
; title: debugger visualizers in a crate
; world: attribute
; needs-bytes: debugger_visualizer
; until: 1.71.0
;
; #[debugger_visualizer] embeds a debugger script for the crate or module.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "debugger_visualizer"))

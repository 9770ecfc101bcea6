; feature: alloc_error_handler
; title: handlers of failed allocations
; world: attribute
; needs-bytes: alloc_error_handler
;
; #[alloc_error_handler]: an attribute macro of the prelude. rustc reports its path.

((attribute_item (attribute (identifier) @use)) (#eq? @use "alloc_error_handler"))

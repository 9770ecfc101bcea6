; feature: allocator_internals
; title: the glue between crates and allocators
; world: attribute
; needs-bytes: default_lib_allocator needs_allocator
;
; #![default_lib_allocator, needs_allocator] belongs to the implementation of alloc and std.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#any-of? @name "default_lib_allocator" "needs_allocator"))

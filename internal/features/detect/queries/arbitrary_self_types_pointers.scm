; feature: arbitrary_self_types_pointers
; title: methods on raw pointers
; needs: names
; needs-bytes: self
; since: 1.83.0
;
; self: *const Self or *mut Self, also inside a pointer that may be a receiver.
; Up to 1.82 this was a part of arbitrary_self_types. rustc reports the type.

((parameter pattern: (self) type: (pointer_type) @use))

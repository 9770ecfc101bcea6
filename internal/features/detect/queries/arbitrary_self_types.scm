; feature: arbitrary_self_types
; title: methods on smart pointers other than the standard ones
; needs: names
; needs-bytes: self
;
; self: T where T is none of Self, &Self, &mut Self, and Box, Rc, Arc of the
; standard library and Pin of those, one in the other as often as you like. Any
; other type that dereferences to Self needs the gate: the kernel's own Arc,
; ArcBorrow, ListArc, and aliases of them. A pattern finds receivers with a
; type; internal/resolve follows imports and aliases to what the type is
; (rustc_hir_analysis, check_method_receiver). Up to 1.83 a crate could exempt
; its type by implementing core::ops::Receiver. rustc reports the type.

((parameter pattern: (self) type: (_) @use))

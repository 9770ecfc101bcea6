; feature: pattern_types
; title: types restricted by patterns
; needs-bytes: pattern_type!
; since: 1.72.0
;
; pattern_type!(T is P). rustc gates the type, and reports the macro call.

((macro_invocation macro: (_) @name) @use (#match? @name "\\bpattern_type$"))

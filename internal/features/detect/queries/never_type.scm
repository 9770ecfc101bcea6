; feature: never_type
; title: the type !
;
; ! as a type anywhere but as what a function, closure or function pointer returns.
; Fn() -> ! counts, since it is an argument of a generic. rustc_ast_passes gates the
; type, and reports it.

((never_type) @use)

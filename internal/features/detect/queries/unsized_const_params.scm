; feature: unsized_const_params
; title: const parameters that are references
; needs: names
; needs-bytes: const
; since: 1.82.0
;
; const NAME: &'static str and other references, besides adt_const_params. Before 1.82
; they were a part of that, and before 1.93 this allowed what that allows. rustc reports
; the type.

((const_parameter type: (reference_type) @use))

; feature: adt_const_params
; title: const parameters of other types than integers, bool and char
; needs: names
; needs-bytes: const
; since: 1.56.0
;
; const NAME: T, where T is a struct, an enum, a tuple, an array or a reference. A
; pattern finds const parameters; internal/resolve follows imports and aliases to what the
; type is (rustc_hir_analysis, check_param_wf). rustc reports the type, and names the
; feature as a hint. From 1.96 on it names min_adt_const_params, and this counts
; where a crate turns it on.

((const_parameter type: [(type_identifier) (scoped_type_identifier) (generic_type) (reference_type) (tuple_type) (unit_type) (array_type)] @use))

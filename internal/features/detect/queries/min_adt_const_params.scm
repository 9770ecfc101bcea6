; feature: min_adt_const_params
; title: const parameters of types whose fields are all public
; needs: names
; needs-bytes: const
; since: 1.96.0
;
; The same as adt_const_params, where a crate does not turn that on.

((const_parameter type: [(type_identifier) (scoped_type_identifier) (generic_type) (reference_type) (tuple_type) (unit_type) (array_type)] @use))

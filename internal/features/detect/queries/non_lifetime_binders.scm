; feature: non_lifetime_binders
; title: for<T> over types
; world: syntax
; needs-bytes: for
; since: 1.69.0
;
; for<T> with parameters that are no lifetimes. rustc reports each such parameter.

(higher_ranked_trait_bound type_parameters: (type_parameters (type_identifier) @use))
(higher_ranked_trait_bound type_parameters: (type_parameters (constrained_type_parameter left: (type_identifier) @use)))
(higher_ranked_trait_bound type_parameters: (type_parameters (const_parameter name: (identifier) @use)))

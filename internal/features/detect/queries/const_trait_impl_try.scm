; feature: const_trait_impl
; title: the question mark in constants, which calls a trait
; needs-bytes: ?; ?. ?) ?, ?} ?\s ?\n ??
; since: 1.91.0
; needs: types
;
; x? where const_try has it: calls of traits in constants need the feature, whatever makes
; the trait const. rustc_const_eval reports the expression (check_consts).

((try_expression) @use)

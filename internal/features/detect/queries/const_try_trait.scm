; feature: const_try
; title: the question mark in constants, as traits have it
; needs-bytes: ?; ?. ?) ?, ?} ?\s ?\n ??
; since: 1.91.0
;
; x? where const_try has it: what it calls of Try and FromResidual is const for that
; feature alone. rustc_const_eval reports the expression (check_consts).

((try_expression) @use)

; feature: const_try
; title: the question mark in constants
; needs-bytes: ?; ?. ?) ?, ?} ?\s ?\n ??
; until: 1.85.0
;
; x? in a const fn, a function of a const impl or trait, a const, a static, a const block or
; the length of an array. Later releases ask for the traits that it calls to be const.
; rustc_passes reports the expression (check_const.rs).

((try_expression) @use)

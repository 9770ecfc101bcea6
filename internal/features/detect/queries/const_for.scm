; feature: const_for
; title: for loops in constants
; needs-bytes: for
; ends: 1.85.0
;
; for in a const fn, a const, a static, a const block or the length of an array. Later
; releases ask for the traits that the loop calls to be const. rustc_passes reports the
; loop (check_const.rs).

((for_expression) @use)

; feature: min_generic_const_args
; title: const blocks as generic arguments
; world: fact
; facts: const-argument
; needs-bytes: const\s{ const{
; since: 1.95.0
;
; Type<const {1}> and const N: usize = const {1}. rustc_parse reports the block. Without
; const it is stable.

; feature: fn_delegation
; title: methods that forward
; world: fact
; facts: fn-delegation
; needs-bytes: reuse
;
; reuse path; rustc reports it from the word reuse.

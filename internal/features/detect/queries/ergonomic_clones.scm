; feature: ergonomic_clones
; title: clones of cheap values
; world: fact
; facts: dot-use use-closure
; needs-bytes: .use use\s| use|
; since: 1.86.0
;
; x.use, and use |..| before a closure. rustc_parse reports use.

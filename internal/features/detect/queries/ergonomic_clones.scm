; feature: ergonomic_clones
; title: clones of cheap values
; world: fact
; facts: dot-use use-closure
; needs-bytes: .use use\s| use| use\s{
; since: 1.86.0
;
; x.use, and use before a closure or behind async and gen before a block.
; rustc_parse reports use.

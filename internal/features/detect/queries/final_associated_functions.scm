; feature: final_associated_functions
; title: final functions of traits
; world: fact
; facts: final-fn
; needs-bytes: final\s
; since: 1.95.0
;
; final before fn in a trait: no impl may have another one. rustc_parse reports the word.

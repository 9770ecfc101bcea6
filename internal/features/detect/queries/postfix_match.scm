; feature: postfix_match
; title: match after its value
; world: fact
; facts: postfix-match
; needs-bytes: match
;
; x.match { .. }. rustc reports the word match.

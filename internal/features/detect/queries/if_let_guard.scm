; feature: if_let_guard
; title: let in the guard of a match arm
; needs-bytes: let
; until: 1.95.0
;
; if let in a match arm's guard. rustc reports the guard, from the word if.

((match_pattern "if" @use condition: (let_condition)))
((match_pattern "if" @use condition: (let_chain)))

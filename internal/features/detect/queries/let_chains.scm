; feature: let_chains
; title: let among the operands of &&
; needs-bytes: let
; until: 1.88.0
;
; if let A = a && let B = b: let as an operand of && in the condition of if, while or a
; match guard. rustc reports each let that stands in a chain.

((let_chain (let_condition) @use))

; feature: contracts_internals
; title: what contracts expand to
; world: fact
; facts: contract-clause
; needs-bytes: contract_
; since: 1.86.0
;
; contract_requires {..} and contract_ensures {..} behind the head of a function.
; rustc_parse reports the word.

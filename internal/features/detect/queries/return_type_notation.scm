; feature: return_type_notation
; title: bounds on what a method returns
; world: fact
; facts: return-notation
; needs-bytes: (..)
; since: 1.70.0
;
; T: Trait<method(..): Send> and T::method(..): Send. rustc gates it in the parser and
; reports the parentheses.

; feature: return_type_notation
; title: bounds on what a method returns
; world: fact
; facts: return-notation
; needs-bytes: (..) ):\s
; since: 1.70.0
;
; T: Trait<method(..): Send>, T: Trait<method(..) = A> and T::method(..) with bounds, or as
; a generic argument, what a function returns or what a value is cast to. rustc gates (..)
; in the parser, and names the feature where it refuses method() and method(A) with bounds.
; It reports the parentheses.

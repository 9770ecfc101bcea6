; feature: macro_guard_matcher
; title: guards as fragments
; world: fact
; facts: macro-guard
; needs-bytes: :guard :\sguard
; since: 1.96.0
;
; $x:guard among what a macro matches. rustc_expand reports the fragment.

; feature: macro_derive
; title: macro_rules! for derives
; world: fact
; facts: macro-derive
; needs-bytes: derive( derive\s(
; since: 1.91.0
;
; A rule derive() (..) => {..} of macro_rules!. rustc_expand reports the macro.

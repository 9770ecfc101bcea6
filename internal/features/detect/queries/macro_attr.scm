; feature: macro_attr
; title: macro_rules! for attributes
; world: fact
; facts: macro-attr
; needs-bytes: attr( attr\s(
; since: 1.91.0
;
; A rule attr(..) (..) => {..} of macro_rules!. rustc_expand reports the macro.

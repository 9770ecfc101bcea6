; feature: decl_macro
; title: macro items
; world: fact
; facts: decl-macro
; needs-bytes: macro
;
; macro name(..) {..}, the hygienic macros that are to replace macro_rules!. rustc
; reports the item, without its attributes.

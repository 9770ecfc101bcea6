; feature: offset_of_enum
; title: offset_of! of the field of an enum variant
; needs: names
; needs-bytes: offset_of
;
; offset_of!(Enum, Variant.field). A pattern finds the macro; internal/resolve
; says whether its type is an enum. rustc reports the variant.

((macro_invocation macro: (_) @name) @use (#match? @name "\\boffset_of$"))

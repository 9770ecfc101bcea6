; feature: offset_of_nested
; title: offset_of! of a field's field
; needs: names
; needs-bytes: offset_of
; since: 1.77.0
; until: 1.82.0
;
; offset_of!(Type, a.b). Before 1.77 offset_of had the gate for all. A pattern finds
; the macro; internal/resolve counts the fields. rustc reports the second one.

((macro_invocation macro: (_) @name) @use (#match? @name "\\boffset_of$"))

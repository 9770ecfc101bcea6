; feature: diagnostic_on_type_error
; title: what an error says about another type
; world: attribute
; confidence: likely
; needs-bytes: on_type_error
; since: 1.98.0
;
; #[diagnostic::on_type_error(..)] is told where another type was expected. Without the
; feature rustc ignores the attribute, with a warning.

((attribute_item (attribute (scoped_identifier) @path)) @use (#eq? @path "diagnostic::on_type_error"))

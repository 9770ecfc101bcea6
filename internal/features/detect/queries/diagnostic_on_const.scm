; feature: diagnostic_on_const
; title: what an error says about a trait that is not const
; world: attribute
; confidence: likely
; needs-bytes: on_const
; since: 1.93.0
;
; #[diagnostic::on_const(..)] is told where a trait that is implemented is not const. Without the
; feature rustc ignores the attribute, with a warning.

((attribute_item (attribute (scoped_identifier) @path)) @use (#eq? @path "diagnostic::on_const"))

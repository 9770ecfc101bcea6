; feature: diagnostic_on_unknown
; title: what an error says about a name that is not there
; world: attribute
; confidence: likely
; needs-bytes: on_unknown
; since: 1.96.0
;
; #[diagnostic::on_unknown(..)] is told where what an import names is not there. Without the
; feature rustc ignores the attribute, with a warning.

((attribute_item (attribute (scoped_identifier) @path)) @use (#eq? @path "diagnostic::on_unknown"))

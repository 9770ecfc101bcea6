; feature: diagnostic_on_move
; title: what an error says about a value that was moved
; world: attribute
; confidence: likely
; needs-bytes: on_move
; since: 1.96.0
;
; #[diagnostic::on_move(..)] is told when a value of the type is used after it was moved. Without the
; feature rustc ignores the attribute, with a warning.

((attribute_item (attribute (scoped_identifier) @path)) @use (#eq? @path "diagnostic::on_move"))

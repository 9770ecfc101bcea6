; feature: diagnostic_namespace
; title: #[diagnostic::on_unimplemented]
; world: attribute
; needs-bytes: on_unimplemented
; until: 1.78.0
;
; #[diagnostic::on_unimplemented]. Without the feature older releases refuse the attribute.

((attribute_item (attribute (scoped_identifier) @path)) @use (#eq? @path "diagnostic::on_unimplemented"))

; feature: do_not_recommend
; title: #[diagnostic::do_not_recommend]
; world: attribute
; needs-bytes: do_not_recommend
; until: 1.85.0
;
; #[diagnostic::do_not_recommend]. Without the feature older releases refuse the attribute.

((attribute_item (attribute (scoped_identifier) @path)) @use (#eq? @path "diagnostic::do_not_recommend"))

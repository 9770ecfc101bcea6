; feature: diagnostic_on_unmatched_args
; title: what an error says about arguments that no rule of a macro takes
; world: attribute
; confidence: likely
; needs-bytes: on_unmatched_args
; since: 1.97.0
;
; #[diagnostic::on_unmatched_args(..)] is told where no rule of the macro takes what it is given. Without the
; feature rustc ignores the attribute, with a warning.

((attribute_item (attribute (scoped_identifier) @path)) @use (#eq? @path "diagnostic::on_unmatched_args"))

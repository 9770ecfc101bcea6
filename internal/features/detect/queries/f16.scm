; feature: f16
; title: the type f16
; world: syntax
; needs-bytes: f16
;
; f16 as a type or in a path, unless the file has an item of that name. rustc reports the
; name. Literals are f16_literal.

((type_identifier) @use (#any-of? @use "f16" "r#f16"))
(scoped_identifier path: (identifier) @use (#any-of? @use "f16" "r#f16"))
(scoped_type_identifier path: (identifier) @use (#any-of? @use "f16" "r#f16"))

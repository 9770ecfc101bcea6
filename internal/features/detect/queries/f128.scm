; feature: f128
; title: the type f128
; world: syntax
; needs-bytes: f128
;
; f128 as a type or in a path, unless the file has an item of that name. rustc reports the
; name. Literals are f128_literal.

((type_identifier) @use (#any-of? @use "f128" "r#f128"))
(scoped_identifier path: (identifier) @use (#any-of? @use "f128" "r#f128"))
(scoped_type_identifier path: (identifier) @use (#any-of? @use "f128" "r#f128"))

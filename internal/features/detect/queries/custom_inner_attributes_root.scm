; feature: custom_inner_attributes
; title: rustfmt::skip on a crate
; world: attribute
; needs-bytes: rustfmt
; only-in: crate-root
;
; #![rustfmt::skip] at the top of a file is gated where the file is a crate, and
; only linted where it is a module (rustc_resolve, soft_custom_inner_attributes_gate).
; rustc reports the path.

((attribute_item (attribute (scoped_identifier) @use))
 (#inner?) (#eq? @use "rustfmt::skip") (#root?))

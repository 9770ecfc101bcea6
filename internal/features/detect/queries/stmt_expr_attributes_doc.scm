; feature: stmt_expr_attributes
; title: doc comments on expressions
; world: fact
; facts: doc-operand
; needs-bytes: =\s/** =\s/// =\s{\s//! =>\s/** =>\s/// (/** {\s//! (///
;
; A doc comment is an attribute, and where one expression is expected it is gated
; like any other: before an initializer or an operand, or at the start of the
; block that an initializer is. rustc_expand reports the comment.

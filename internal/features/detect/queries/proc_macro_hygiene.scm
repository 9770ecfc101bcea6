; feature: proc_macro_hygiene
; title: attribute macros on statements and expressions
; world: attribute
; confidence: likely
; needs-bytes: #[
;
; #[name] where name is none of the compiler's own attributes, nor one of a tool: on a
; let, on a statement or an expression, and on mod name; without a body. Only an
; attribute macro can be meant there. rustc_expand reports the attribute, or the module.

((attribute_item) @use
 (#custom?) (#target? "let"))
((attribute_item) @use
 (#custom?) (#position? "operand" "rest" "statement" "element") (#target? "expr" "closure" "async"))
((attribute_item) @use
 (#custom?) (#target? "mod") (#bodiless?) (#at-item!))

; feature: stmt_expr_attributes
; title: attributes on expressions
; world: attribute
; needs-bytes: #[ #![ ::
;
; An attribute where one expression is expected: an initializer, an operand, the
; value of a match arm or a field, the length of an array, what parentheses hold. Of
; several only the first counts (rustc_expand, visit_expr). Before an operator an attribute is on the left operand, and an inner one is on the
; block or match whose braces hold it. Attributes on statements, and on single
; elements of calls, arrays and tuples, are not gated, save those of tools and
; macros, where no semicolon ends the statement, and where a macro call with braces
; is not all of it; inside of an item that an attribute macro is given they may be
; for that one. rustc_expand reports the attribute.

((attribute_item) @use
 (#position? "operand") (#target? "expr" "closure" "async"))
((attribute_item) @use
 (#inner?) (#position? "operand"))
((attribute_item (attribute (scoped_identifier))) @use
 (#position? "statement" "element") (#target? "expr" "closure" "async"))
((attribute_item (attribute (scoped_identifier))) @use
 (#inner?) (#position? "statement" "element"))
((attribute_item (attribute (identifier))) @use
 (#custom?) (#position? "statement" "element") (#target? "expr" "closure" "async"))
((attribute_item (attribute (identifier))) @use
 (#custom?) (#inner?) (#position? "statement" "element"))

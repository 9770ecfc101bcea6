; feature: const_refs_to_cell
; title: & of what may hold a cell in constants and const functions
; needs: names types
; needs-bytes: const
; until: 1.83.0
;
; &x in a constant, a const fn or a const block where x is declared to be of a type
; parameter, or of a type that has a value of one or a cell; and, as likely, such a value on which a
; method is called. What only inferred types tell stays out of sight. A pattern finds the
; plainest form only; internal/resolve has the rules. rustc reports the borrow.

((const_item value: (block (expression_statement (reference_expression value: (identifier)) @use))))

; feature: large_assignments
; title: a lint limit for large moves
; world: attribute
; needs-bytes: move_size_limit
;
; #![move_size_limit] sets the size from which a move is linted.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "move_size_limit"))

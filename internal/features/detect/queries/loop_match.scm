; feature: loop_match
; title: loops that are state machines
; world: attribute
; needs-bytes: loop_match const_continue
; since: 1.90.0
;
; #[loop_match, const_continue] marks a loop over a match whose arms jump to each other.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#any-of? @name "loop_match" "const_continue"))

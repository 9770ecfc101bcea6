; feature: isa_attribute
; title: the instruction set of a function
; world: attribute
; needs-bytes: instruction_set
; until: 1.67.0
;
; #[instruction_set] selects the ARM or Thumb encoding of a function.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "instruction_set"))

; feature: inline_const_pat
; title: const blocks as patterns
; needs-bytes: const
;
; const { .. } where a pattern is expected, also as an end of a range. rustc reports the
; block from the word const.

((match_pattern (const_block) @use))
((tuple_pattern (const_block) @use))
((tuple_struct_pattern (const_block) @use))
((slice_pattern (const_block) @use))
((or_pattern (const_block) @use))
((captured_pattern (const_block) @use))
((reference_pattern (const_block) @use))
((field_pattern pattern: (const_block) @use))
((let_condition pattern: (const_block) @use))
((let_declaration pattern: (const_block) @use))

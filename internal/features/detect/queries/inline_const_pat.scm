; feature: inline_const_pat
; title: const blocks as patterns
; needs-bytes: const
;
; const { .. } where a pattern is expected, also as an end of a range. rustc reports the
; block from the word const.

((const_block) @use)

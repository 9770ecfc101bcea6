; feature: gen_blocks
; title: generators: gen blocks and gen functions
; world: syntax
; facts: async-gen gen-fn gen-closure
; needs-bytes: gen
;
; gen { .. }, async gen { .. }, gen fn and async gen fn, and closures. rustc reports
; them from the first of these words.

((gen_block) @use)

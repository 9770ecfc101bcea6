; feature: const_async_blocks
; title: async blocks in constants
; needs-bytes: async
;
; async { .. } in a const fn, a const, a static, a const block or the length of an
; array. rustc_const_eval reports the block.

((async_block) @use)

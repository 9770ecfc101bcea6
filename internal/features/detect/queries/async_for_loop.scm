; feature: async_for_loop
; title: loops over async iterators
; world: fact
; facts: for-await
; needs-bytes: await
;
; for await x in y. rustc reports the word await.

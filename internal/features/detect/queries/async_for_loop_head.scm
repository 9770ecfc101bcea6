; feature: async_iterator
; title: what loops over async iterators go through
; world: fact
; needs: types
; facts: for-await-head
; needs-bytes: await
;
; y in "for await x in y". It is made an async iterator there, and rustc asks for
; the feature of that as well.

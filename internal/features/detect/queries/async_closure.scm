; feature: async_closure
; title: closures that return futures
; world: fact
; facts: async-closure
; needs-bytes: async
; until: 1.85.0
;
; async |..| and async move |..|. rustc reports the word async.

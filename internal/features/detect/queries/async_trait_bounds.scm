; feature: async_trait_bounds
; title: bounds on async closures
; world: fact
; facts: async-bound
; needs-bytes: async
;
; async Fn(..) as a bound or a type. rustc reports the word async.

; feature: closure_track_caller
; title: #[track_caller] on closures
; world: attribute
; needs-bytes: track_caller
;
; #[track_caller] on a closure, a coroutine or an async block. rustc reports the
; attribute.

((attribute_item (attribute (identifier) @name)) @use
 (#eq? @name "track_caller") (#target? "closure" "async"))

; feature: start
; title: programs with an entry point of their own
; world: attribute
; needs-bytes: start
; until: 1.86.0
;
; #[start] on a function. rustc reports the function, without its attributes.

((attribute_item (attribute (identifier) @name)) @use
 (#eq? @name "start") (#target? "fn") (#at-item!))

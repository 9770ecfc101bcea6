; feature: lang_items
; title: items that the compiler itself needs
; world: attribute
; needs-bytes: lang
;
; #[lang] declares a language item. (panic_handler and alloc_error_handler have names of their own.)
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "lang"))

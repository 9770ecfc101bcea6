; feature: cfg_eval
; title: conditions evaluated before a macro runs
; world: attribute
; needs-bytes: cfg_eval
;
; #[cfg_eval]: an attribute macro of the prelude. rustc reports its path.

((attribute_item (attribute (identifier) @use)) (#eq? @use "cfg_eval"))

; feature: cfg_accessible
; title: conditions on whether a path exists
; world: attribute
; needs-bytes: cfg_accessible
;
; #[cfg_accessible]: an attribute macro of the prelude. rustc reports its path.

((attribute_item (attribute (identifier) @use)) (#eq? @use "cfg_accessible"))

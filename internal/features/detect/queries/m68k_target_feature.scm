; feature: m68k_target_feature
; title: target features such as isa-68000, isa-68010, isa-68020
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](isa-68000|isa-68010|isa-68020|isa-68030|isa-68040|isa-68060|isa-68881|isa-68882)[\", ]"))

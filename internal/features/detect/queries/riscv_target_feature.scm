; feature: riscv_target_feature
; title: target features such as rva23u64, supm, unaligned-scalar-mem
; world: attribute
; needs-bytes: target_feature
;
; #[target_feature(enable = "..")] with a target feature that this gate covers.
; rustc reports the argument, from the word enable. Names that another
; architecture has stable are left out: the file alone does not tell which is
; meant.

((token_tree (identifier) @use . (string_literal) @value)
 (#attribute? "target_feature") (#eq? @use "enable")
 (#match? @value "[\", ](rva23u64|supm|unaligned-scalar-mem|unaligned-vector-mem|zdinx|zfa|zfbfmin|zfh|zfhmin|zfinx|zhinx|zhinxmin|zkne_or_zknd|zvbb|zvbc|zve32f|zve32x|zve64d|zve64f|zve64x|zvfbfmin|zvfbfwma|zvfh|zvfhmin|zvkb|zvkg|zvkn|zvknc|zvkned|zvkng|zvknha|zvknhb|zvks|zvksc|zvksed|zvksg|zvksh|zvkt|zvl1024b|zvl128b|zvl16384b|zvl2048b|zvl256b|zvl32768b|zvl32b|zvl4096b|zvl512b|zvl64b|zvl65536b|zvl8192b|e|v)[\", ]"))

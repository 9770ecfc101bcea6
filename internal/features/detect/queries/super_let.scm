; feature: super_let
; title: variables of the block around
; world: fact
; facts: super-let
; needs-bytes: super\slet
; since: 1.88.0
;
; super let, whose value lives as long as the block's. rustc_parse reports super.

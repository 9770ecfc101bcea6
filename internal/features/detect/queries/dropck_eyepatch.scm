; feature: dropck_eyepatch
; title: parameters that a drop does not read
; world: attribute
; needs-bytes: may_dangle
;
; #[may_dangle] on a generic parameter of a Drop impl promises that the drop does not touch values of it.
; The attribute itself is gated; rustc reports it from "#".

((attribute_item (attribute (identifier) @name)) @use (#eq? @name "may_dangle"))

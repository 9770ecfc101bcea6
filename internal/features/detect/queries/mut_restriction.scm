; feature: mut_restriction
; title: fields that only some may change
; world: fact
; facts: mut-restriction
; needs-bytes: mut( mut\s(
; since: 1.98.0
;
; mut(crate), mut(self), mut(super) or mut(in path) before a field. rustc_parse reports it.

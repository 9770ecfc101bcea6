; feature: impl_restriction
; title: traits that only some may implement
; world: fact
; facts: impl-restriction
; needs-bytes: impl( impl\s(
; since: 1.96.0
;
; impl(crate), impl(self), impl(super) or impl(in path) before a trait. rustc_parse reports it.

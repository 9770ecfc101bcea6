; feature: view_types
; title: references to some fields of a type
; world: fact
; facts: view-type
; needs-bytes: .{
; since: 1.97.0
;
; &mut Type.{a, b}. rustc_parse reports the fields, from the dot on.

; feature: more_qualified_paths
; title: qualified paths in struct expressions and patterns
; needs-bytes: >::
;
; <T as Trait>::Assoc { .. } or <T as Trait>::Assoc(..) where a struct expression or
; pattern is expected. rustc reports the path.

((tuple_struct_pattern type: (_) @use) (#match? @use "^<"))
((struct_pattern type: (scoped_type_identifier) @use) (#match? @use "^<"))

; feature: custom_inner_attributes
; title: inner attributes of tools and macros
; world: attribute
; needs-bytes: #![ ::
;
; #![..] whose name is no attribute of the compiler's own: one of a tool, such as
; rustfmt::skip, or a known attribute macro. rustc reports the path.
; rustfmt::skip at the top of a file is another detector's, since that is only
; linted in the file of a module.

((attribute_item (attribute (scoped_identifier) @use))
 (#inner?) (#match? @use "^(clippy|diagnostic|miri|rust_analyzer)\\s*::"))
((attribute_item (attribute (scoped_identifier) @use))
 (#inner?) (#match? @use "^rustfmt\\s*::[^:]*$") (#not-root?))
((attribute_item (attribute (scoped_identifier) @use))
 (#inner?) (#match? @use "^rustfmt\\s*::[^:]*::"))
((attribute_item (attribute (identifier) @use))
 (#inner?) (#any-of? @use "derive" "bench" "global_allocator" "test_case" "derive_const" "cfg_accessible" "cfg_eval"))
((attribute_item (attribute (identifier) @use))
 (#inner?) (#custom?))

; feature: coroutines
; title: functions that can be resumed
; world: syntax
; needs-bytes: yield
;
; yield .. in any form. rustc reports the expression; gen_blocks allows it as well.
; #[coroutine] is coroutine_attribute.

((yield_expression) @use)

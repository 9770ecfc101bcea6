fn f() {
    asm!("", out("x") a, label { b() }); //~ use asm_goto_with_outputs
    asm!("", inout(reg) c => d,
        label { e() }, //~ use asm_goto_with_outputs
        label { g() });
}

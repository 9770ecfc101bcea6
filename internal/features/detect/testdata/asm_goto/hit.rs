fn f() {
    asm!("jmp {}", label { a() }); //~ use asm_goto
    core::arch::asm!(
        "jmp {l_yes}",
        l_yes = label { //~ use asm_goto
            return true;
        },
    );
}
fn behind_an_attribute() { asm!("jmp {}", #[cfg(a)] label { }); } //~ use asm_goto

fn f() {
    asm!("nop", #[cfg(a)] "nop", #[cfg(b)] x = in(reg) 1, options(nomem)); //~ use asm_cfg
    //~^ use asm_cfg
    asm!("jmp {}", #[cfg(a)] label { }); //~ use asm_cfg
}

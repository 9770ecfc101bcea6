macro_rules! m { () => { asm!("nop", #[cfg(a)] "nop") }; } //~ use asm_cfg

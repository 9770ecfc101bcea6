fn f(sym: u8) { asm!("sym", in(reg) sym); m!(sym a); }

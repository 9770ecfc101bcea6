fn f() {
    #[cfg(a)]
    asm!("nop", in(reg) { #[cfg(b)] { 1 } }, options(nomem));
    println!("{}", 1);
}

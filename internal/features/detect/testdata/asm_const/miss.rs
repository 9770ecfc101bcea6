fn f() {
    const A: u8 = 1;
    asm!("const", in(reg) a);
    m!(const { 1 });
}

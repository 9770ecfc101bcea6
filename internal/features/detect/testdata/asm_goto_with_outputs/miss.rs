fn f() {
    asm!("", in("x") a, label { b() });
    asm!("", out("x") _, label { b() });
    asm!("", inout("x") a => _, label { b() });
    asm!("", out("x") a);
}

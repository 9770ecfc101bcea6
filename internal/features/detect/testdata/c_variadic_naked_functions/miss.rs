#[unsafe(naked)]
unsafe extern "C" fn f(x: u8, args: ...) { naked_asm!("") }
#[unsafe(naked)]
unsafe extern "sysv64" fn g(x: u8) { naked_asm!("") }
unsafe extern "sysv64" fn h(x: u8, args: ...) {}

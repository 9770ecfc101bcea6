#[unsafe(naked)]
pub unsafe extern "sysv64" fn f(x: u8, args: ...) { naked_asm!("") } //~ use c_variadic_naked_functions
#[naked] unsafe extern "win64" fn g(x: ...) { naked_asm!("") } //~ use c_variadic_naked_functions

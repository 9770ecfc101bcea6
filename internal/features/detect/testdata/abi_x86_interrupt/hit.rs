extern "x86-interrupt" fn f() {} //~ use abi_x86_interrupt
type F = extern "x86-interrupt" fn(); //~ use abi_x86_interrupt

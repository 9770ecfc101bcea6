extern "cmse-nonsecure-call" fn f() {} //~ use abi_cmse_nonsecure_call
extern "cmse-nonsecure-call" { //~ use abi_cmse_nonsecure_call
    fn g();
}
type F = unsafe extern "cmse-nonsecure-call" fn(u8) -> u8; //~ use abi_cmse_nonsecure_call
fn h(f: &dyn Fn(extern "cmse-nonsecure-call" fn())) {} //~ use abi_cmse_nonsecure_call
trait T {
    extern "cmse-nonsecure-call" fn m(&self); //~ use abi_cmse_nonsecure_call
}

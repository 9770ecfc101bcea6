extern "C-cmse-nonsecure-call" fn f() {} //~ use abi_c_cmse_nonsecure_call
extern "C-cmse-nonsecure-call" { //~ use abi_c_cmse_nonsecure_call
    fn g();
}
type F = unsafe extern "C-cmse-nonsecure-call" fn(u8) -> u8; //~ use abi_c_cmse_nonsecure_call
fn h(f: &dyn Fn(extern "C-cmse-nonsecure-call" fn())) {} //~ use abi_c_cmse_nonsecure_call
trait T {
    extern "C-cmse-nonsecure-call" fn m(&self); //~ use abi_c_cmse_nonsecure_call
}

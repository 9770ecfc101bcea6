extern "vectorcall" fn f() {} //~ use abi_vectorcall
extern "vectorcall" { //~ use abi_vectorcall
    fn g();
}
type F = unsafe extern "vectorcall" fn(u8) -> u8; //~ use abi_vectorcall
fn h(f: &dyn Fn(extern "vectorcall" fn())) {} //~ use abi_vectorcall
trait T {
    extern "vectorcall" fn m(&self); //~ use abi_vectorcall
}

extern "wasm" fn f() {} //~ use wasm_abi
extern "wasm" { //~ use wasm_abi
    fn g();
}
type F = unsafe extern "wasm" fn(u8) -> u8; //~ use wasm_abi
fn h(f: &dyn Fn(extern "wasm" fn())) {} //~ use wasm_abi
trait T {
    extern "wasm" fn m(&self); //~ use wasm_abi
}

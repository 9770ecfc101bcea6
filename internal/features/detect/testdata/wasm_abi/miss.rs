// extern "wasm" fn f() {}
extern "C" fn f() { let s = "wasm"; }
extern "other-wasm" {}
#[x(extern = "wasm")]
mod m {}

extern "C" { static X: u8; fn f(); }
trait T { type A; }
type X = u8;
#[wasm_bindgen] extern "C" { type Date; }
#[bridge] mod ffi { extern "C" { type Y; } }

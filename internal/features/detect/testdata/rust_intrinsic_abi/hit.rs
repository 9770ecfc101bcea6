extern "rust-intrinsic" fn f() {} //~ use intrinsics
extern "rust-intrinsic" { //~ use intrinsics
    fn g();
}
type F = unsafe extern "rust-intrinsic" fn(u8) -> u8; //~ use intrinsics
fn h(f: &dyn Fn(extern "rust-intrinsic" fn())) {} //~ use intrinsics
trait T {
    extern "rust-intrinsic" fn m(&self); //~ use intrinsics
}

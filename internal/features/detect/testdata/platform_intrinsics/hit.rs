extern "platform-intrinsic" fn f() {} //~ use platform_intrinsics
extern "platform-intrinsic" { //~ use platform_intrinsics
    fn g();
}
type F = unsafe extern "platform-intrinsic" fn(u8) -> u8; //~ use platform_intrinsics
fn h(f: &dyn Fn(extern "platform-intrinsic" fn())) {} //~ use platform_intrinsics
trait T {
    extern "platform-intrinsic" fn m(&self); //~ use platform_intrinsics
}

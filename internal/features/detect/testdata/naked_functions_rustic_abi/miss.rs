#[unsafe(naked)]
pub extern "C" fn f() {}
#[unsafe(naked)]
pub unsafe extern "sysv64" fn g() {}
fn naked() {}
#[unsafe(naked)]
extern fn h() { let s = "Rust"; }

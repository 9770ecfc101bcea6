fn f() -> ! { loop {} }
trait T { fn g() -> !; }
type P = fn() -> !;
type U = unsafe extern "C" fn(u8) -> !;
fn h() { let c = || -> ! { loop {} }; }
impl !Send for S {}
fn i(a: bool) -> bool { !a }
fn j() { stringify!(fn a(x: !) -> Option<!> {}); core::stringify!({ let x: ! = y; }); }

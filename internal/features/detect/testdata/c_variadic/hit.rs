unsafe extern "C" fn f(a: u8, ...) {} //~ use c_variadic
pub unsafe extern "C" fn g(_: u8, mut b: ...) {} //~ use c_variadic
trait Variadic {
    unsafe extern "C" fn d(x: u8, args: ...); //~ use c_variadic
}

fn f<'a, T>(a: &'a T) -> impl A + use<'a, T> { b } //~ use precise_capturing
fn g() -> impl use<> + A { c } //~ use precise_capturing

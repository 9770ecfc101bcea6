type A = !; //~ use never_type
fn f(x: !) {} //~ use never_type
fn g() -> Result<(), !> { loop {} } //~ use never_type
fn h(f: impl Fn() -> !) {} //~ use never_type
struct S(fn(!)); //~ use never_type
impl<T> Tr<T> for (T, !) {} //~ use never_type

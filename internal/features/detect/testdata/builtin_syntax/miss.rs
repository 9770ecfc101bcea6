fn builtin() {}
fn f() { builtin(); }
#[builtin]
fn g() {}

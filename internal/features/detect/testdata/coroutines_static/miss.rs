static A: u8 = 1;
fn f() -> impl Fn() + 'static { let a: &'static u8 = &1; move || {} }
static GEN: u8 = A | b;

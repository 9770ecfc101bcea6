#[used]
static A: u8 = 0;
// #[used(compiler)]
fn used(compiler: u8) {}
#[unused(compiler)]
fn f() {}

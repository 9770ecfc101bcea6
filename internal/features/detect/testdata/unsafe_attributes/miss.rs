#[no_mangle]
unsafe fn a() {}
// #[unsafe(no_mangle)]
#[doc = "unsafe(no_mangle)"]
fn b() {}

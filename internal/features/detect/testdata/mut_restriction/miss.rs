struct S { x: &'static mut (u8, u8), y: *mut (crate::A) }
fn f(mut x: u8, x: &mut (self)) {}

#[repr(align(16))] //~ use fn_align
pub fn g() {}
#[repr(
    align(16) //~ use fn_align
)]
fn h() {}

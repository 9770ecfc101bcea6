#[unsafe(naked)]
pub fn f() {} //~ use naked_functions_rustic_abi
#[unsafe(naked)]
#[inline(never)]
unsafe fn g() {} //~ use naked_functions_rustic_abi
#[unsafe(naked)]
pub(crate) unsafe extern "Rust" fn h() {} //~ use naked_functions_rustic_abi
#[unsafe(naked)]
extern r"rust-cold" fn i() {} //~ use naked_functions_rustic_abi

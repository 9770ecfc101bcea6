#[unsafe(naked)]
pub fn f() {} //~ use naked_functions_rustic_abi
#[unsafe(naked)]
#[inline(never)]
unsafe fn g() {} //~ use naked_functions_rustic_abi

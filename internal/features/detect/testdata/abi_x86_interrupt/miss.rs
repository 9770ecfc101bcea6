extern "C" fn f() { let x = "x86-interrupt"; }
// extern "x86-interrupt"

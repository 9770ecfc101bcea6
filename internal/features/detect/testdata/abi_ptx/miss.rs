// extern "ptx-kernel" fn f() {}
extern "C" fn f() { let s = "ptx-kernel"; }
extern "other-ptx-kernel" {}
#[x(extern = "ptx-kernel")]
mod m {}

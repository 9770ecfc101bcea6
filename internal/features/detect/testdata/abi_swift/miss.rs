// extern "Swift" fn f() {}
extern "C" fn f() { let s = "Swift"; }
extern "other-swift" {}
#[x(extern = "Swift")]
mod m {}
extern "swift" fn lower() {}

// extern "efiapi" fn f() {}
extern "C" fn f() { let s = "efiapi"; }
extern "other-efiapi" {}
#[x(extern = "efiapi")]
mod m {}

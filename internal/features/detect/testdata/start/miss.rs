fn start() {}
#[doc = "start"]
fn f() {}
#[mine(start)]
fn g() {}

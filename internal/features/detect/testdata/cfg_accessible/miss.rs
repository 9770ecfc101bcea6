// #[cfg_accessible]
fn cfg_accessible() {}
#[mine(cfg_accessible)]
fn f() {}
#[mine::cfg_accessible]
fn g() {}

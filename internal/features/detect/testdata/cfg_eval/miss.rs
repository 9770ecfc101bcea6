// #[cfg_eval]
fn cfg_eval() {}
#[mine(cfg_eval)]
fn f() {}
#[mine::cfg_eval]
fn g() {}

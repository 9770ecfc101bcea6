impl Send for S {}
fn f(a: bool) -> bool { !a }

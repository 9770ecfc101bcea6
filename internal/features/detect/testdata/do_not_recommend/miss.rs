// #[diagnostic::do_not_recommend]
#[other::do_not_recommend]
fn do_not_recommend() {}

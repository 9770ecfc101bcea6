#[diagnostic::do_not_recommend] //~ use do_not_recommend
impl T for S {}

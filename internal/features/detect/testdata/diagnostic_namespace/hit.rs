#[diagnostic::on_unimplemented] //~ use diagnostic_namespace
impl T for S {}

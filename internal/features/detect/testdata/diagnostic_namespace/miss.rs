// #[diagnostic::on_unimplemented]
#[other::on_unimplemented]
fn on_unimplemented() {}

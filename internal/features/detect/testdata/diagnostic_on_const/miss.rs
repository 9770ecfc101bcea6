#[diagnostic::on_unimplemented(message = "a")]
#[other::on_const]
#[on_const]
trait T {}

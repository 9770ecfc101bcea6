#[diagnostic::on_unimplemented(message = "a")]
#[other::on_type_error]
#[on_type_error]
trait T {}

#[diagnostic::on_unimplemented(message = "a")]
#[other::on_unknown]
#[on_unknown]
trait T {}

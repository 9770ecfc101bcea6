#[diagnostic::on_unimplemented(message = "a")]
#[other::on_unmatched_args]
#[on_unmatched_args]
trait T {}

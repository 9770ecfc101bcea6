#[diagnostic::on_unimplemented(message = "a")]
#[other::on_move]
#[on_move]
trait T {}

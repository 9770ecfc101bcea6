#[diagnostic::on_move(message = "a")] //~ use diagnostic_on_move
struct S;

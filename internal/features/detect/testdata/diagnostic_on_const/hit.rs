#[diagnostic::on_const(message = "a")] //~ use diagnostic_on_const
struct S;

#[diagnostic::on_unknown(message = "a")] //~ use diagnostic_on_unknown
struct S;

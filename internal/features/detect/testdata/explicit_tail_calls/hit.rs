fn f() -> u8 {
    become f() //~ use explicit_tail_calls
}
fn g() { if x { become h(1); } } //~ use explicit_tail_calls

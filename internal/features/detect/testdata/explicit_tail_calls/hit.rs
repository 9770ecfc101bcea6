fn f() -> u8 {
    become f() //~ use explicit_tail_calls
}
fn g() { if x { become h(1); } } //~ use explicit_tail_calls
fn h(f: &F, g: [F; 1]) {
    if x { become *f(); } //~ use explicit_tail_calls
    if y { become { f }(); } //~ use explicit_tail_calls
    if z { become [g][0](); } //~ use explicit_tail_calls
    become if a { f() } else { f() } //~ use explicit_tail_calls
}
fn i() -> bool { become !i() } //~ use explicit_tail_calls
fn j() -> fn() { become || () } //~ use explicit_tail_calls

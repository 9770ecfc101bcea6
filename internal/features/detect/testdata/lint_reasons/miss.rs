#[allow(unused)]
fn expect(reason: u8) {}
#[deprecated(note = "expect", reason = "x")]
fn a() { x.expect("reason") }
// #[expect(unused)]
mod m {}

const fn f() { for x in y {} } //~ use const_for
pub const unsafe extern "C" fn g() {
    if a { for x in y {} } //~ use const_for
}
const A: u8 = { 'a: for x in y {} 1 }; //~ use const_for
static B: [u8; { for x in y {} 1 }] = [1]; //~ use const_for
fn h() { let x = const { for y in z {} }; } //~ use const_for

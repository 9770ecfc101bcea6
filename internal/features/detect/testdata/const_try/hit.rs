const fn f() -> Option<u8> { Some(x?) } //~ use const_try
const A: Option<u8> = {
    let y = g(h?, 1)?; //~ use const_try //~ use const_try
    None
};
fn h() { let x = const { y? }; } //~ use const_try

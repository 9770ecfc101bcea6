const fn f() -> Option<u8> { Some(x?) } //~ use const_try
const A: Option<u8> = {
    let y = g(h?, 1)?; //~ use const_try //~ use const_try
    None
};
fn h() { let x = const { y? }; } //~ use const_try
impl const T for S { fn f() -> Option<u8> { Some(x?) } } //~ use const_try
const impl S { fn f() -> Option<u8> { if a { b }; Some(x?) } } //~ use const_try
const unsafe impl<T: [const] A> T for [u8; 2] { fn f() -> Option<u8> { Some(x?) } } //~ use const_try
const trait T { fn f() -> Option<u8> { Some(x?) } } //~ use const_try

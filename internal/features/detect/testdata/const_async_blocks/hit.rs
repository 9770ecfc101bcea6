const A: u8 = { let _ = async {}; 1 }; //~ use const_async_blocks
const fn f() { async move { 1 }; } //~ use const_async_blocks
static B: [u8; { async {}; 1 }] = [1]; //~ use const_async_blocks
fn g() { let x = const { async {} }; } //~ use const_async_blocks

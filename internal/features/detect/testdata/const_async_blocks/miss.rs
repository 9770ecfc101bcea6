fn f() { async {}; }
const A: fn() = || { async {}; };
const B: () = { fn g() { async {}; } };
async fn h() { async {}.await }
lazy_static! { static ref A: u8 = block_on(async { 1 }); }

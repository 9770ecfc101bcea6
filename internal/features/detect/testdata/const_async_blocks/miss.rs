fn f() { async {}; }
const A: fn() = || { async {}; };
const B: () = { fn g() { async {}; } };
async fn h() { async {}.await }

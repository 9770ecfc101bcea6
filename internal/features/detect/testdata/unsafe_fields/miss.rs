struct S { a: unsafe fn() }
fn f() { unsafe { a::b() } }

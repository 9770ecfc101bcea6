use a::b;
fn f() -> impl A { use c::d; e }

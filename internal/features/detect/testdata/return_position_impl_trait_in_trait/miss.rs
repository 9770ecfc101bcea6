fn f() -> impl Clone { 1 }
impl S { fn g() -> Option<impl Clone> { Some(1) } }
trait R { fn f(x: impl Clone) -> u8 { fn g() -> impl Clone { 1 } 1 } }

fn f(x: &mut V.{ a, b }) {} //~ use view_types
fn g<'a>(x: &'a m::V<u8>.{c}) {} //~ use view_types

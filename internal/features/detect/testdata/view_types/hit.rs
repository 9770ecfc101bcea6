fn f(x: &mut V.{ a, b }) {} //~ use view_types
fn g<'a>(x: &'a m::V<u8>.{c}) {} //~ use view_types
fn h(x: &[S].{a}, y: &(S).{b}) {} //~ use view_types //~ use view_types

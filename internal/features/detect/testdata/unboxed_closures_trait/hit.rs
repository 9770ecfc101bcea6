fn f<F: Fn<(u8,)>>() {} //~ use unboxed_closures
fn g<F>() where F: FnOnce<(), Output = u8> {} //~ use unboxed_closures
fn h(x: &dyn FnMut<(u8, u8), Output = ()>) {} //~ use unboxed_closures
impl Fn<()> for S {} //~ use unboxed_closures
fn i() -> impl core::ops::Fn<()> {} //~ use unboxed_closures
fn j<F: ::core::ops::Fn<()>>() {} //~ use unboxed_closures
fn k<F>() where F: r#FnOnce<()> {} //~ use unboxed_closures

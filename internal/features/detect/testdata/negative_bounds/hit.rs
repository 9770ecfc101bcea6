fn f<T: !Copy>() {} //~ use negative_bounds
fn g<T>() where T: Send + !Sync {} //~ use negative_bounds
fn h(x: impl !Copy) {} //~ use negative_bounds
trait X: !Send {} //~ use negative_bounds

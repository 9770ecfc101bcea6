fn f(a: &dyn for<'a> Fn(&'a u8)) {}
fn g<T>(t: T) where for<'a> &'a T: A { for x in y {} }

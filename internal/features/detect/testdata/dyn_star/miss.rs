fn f(a: &dyn A, b: *const dyn B) { c * d }

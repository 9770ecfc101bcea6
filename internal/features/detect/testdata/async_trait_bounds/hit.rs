fn f(a: impl async Fn(u8) -> u8) {} //~ use async_trait_bounds
fn g<T: async FnOnce()>(t: T) where T: B + async FnMut() {} //~ use async_trait_bounds

fn f(a: impl async Fn(u8) -> u8) {} //~ use async_trait_bounds
fn g<T: async FnOnce()>(t: T) where T: B + async FnMut() {} //~ use async_trait_bounds
fn h<T: async ::core::ops::Fn() + async ops::FnMut()>() {} //~ use async_trait_bounds
fn i<T>() where T: const async FnOnce() {} //~ use async_trait_bounds
fn j(a: &'static mut async FnMut(), b: (u8, async Fn())) -> Box<async FnOnce()> {} //~ use async_trait_bounds
type A = async Fn() -> u8; //~ use async_trait_bounds

impl Foo for <u8 as T>::A {}
fn f() -> <u8 as T>::A { if <u8 as T>::B { 1 } else { <u8 as T>::C } }
fn g(x: u8) where X: From<<u8 as T>::A> { match <u8 as T>::C { _ => a < b } }
fn h<X>() where X: T, <X as T>::B: T<Z = <X as T>::C> { let a: <u8 as T>::A::<u8> = { b::<u8>::C }; }
struct P { a: <u8 as T>::A, b: <u8 as T>::B }
fn conditions(x: u8) {
    if x != <u8>::MIN {}
    while x == 1 && x != <u8 as Tr>::MAX { x; }
    if let 1 = <u8>::MAX { x; }
    for i in &<u8>::ALL { x; }
    match &<u8>::MAX { _ => {} }
}
impl Deref for W { fn deref(&self) -> &<Self as Deref>::Target { &self.0 } }

impl Foo for <u8 as T>::A {}
fn f() -> <u8 as T>::A { if <u8 as T>::B { 1 } else { <u8 as T>::C } }
fn g(x: u8) where X: From<<u8 as T>::A> { match <u8 as T>::C { _ => a < b } }

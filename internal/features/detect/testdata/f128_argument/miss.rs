fn f() { stringify!(f128); println!("{}", f128); test! { f128: 1, x.f128 } g(f128); }
fn g() { test! { match x { f128 => 1, _ => x.f128 } } test!(let f128 = 1; f128(u8); f128: u8) }

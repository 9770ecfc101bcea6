fn f() { stringify!(f16); println!("{}", f16); test! { f16: 1, x.f16 } g(f16); }
fn g() { test! { match x { f16 => 1, _ => x.f16 } } test!(let f16 = 1; f16(u8); f16: u8) }

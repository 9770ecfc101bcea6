fn f() { stringify!(f16); println!("{}", f16); test! { f16: 1, x.f16 } g(f16); }

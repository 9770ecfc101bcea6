fn f() { stringify!(f128); println!("{}", f128); test! { f128: 1, x.f128 } g(f128); }

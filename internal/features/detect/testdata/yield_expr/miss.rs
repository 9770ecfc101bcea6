fn f() { let r#yield = 1; x.yield_(); }

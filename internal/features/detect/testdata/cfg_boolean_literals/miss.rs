#[cfg(r#true)]
fn a() { let x = true; assert!(false); }
#[cfg_attr(unix, foo(true))]
#[cfg(feature = "true")]
fn b() {}

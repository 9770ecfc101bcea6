trait T { fn r#final(); }
fn f() { let r#final = 1; }
fn g() { let x = y.r#final; }

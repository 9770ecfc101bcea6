fn f() { match a { 1..2 => {} _ => {} } }
fn g() { a.r#match { b }; c.matches(); }

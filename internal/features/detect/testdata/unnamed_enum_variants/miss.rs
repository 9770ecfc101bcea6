enum E { A(u8), B = x as _, C { a: [u8; 1] } }
fn f() { let _ = 1; match x { E::A(_) => {}, _ => {} } }

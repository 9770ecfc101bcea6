enum E { A(u8), B = x as _, C { a: [u8; 1] } }
fn f() { let _ = 1; match x { E::A(_) => {}, _ => {} } }
enum F { A = f::<u8, _>(1, 2), B = 7 }

use a::{b, c};
fn f(x: &V) { let y = 0..{ z }; m!(a.{b, c}); w.x; }
fn g() { m!(&self.{a, b}); }


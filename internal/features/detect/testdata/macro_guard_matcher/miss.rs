macro_rules! a { ($guard:expr) => { S { x:guard } }; }
fn f(x: guard) {}

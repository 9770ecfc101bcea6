macro_rules! a { (attr () ()) => { attr() }; ($attr:ident) => { $attr() }; }
fn f() { attr(); }

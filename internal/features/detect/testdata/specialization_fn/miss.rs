fn default() { let default = 1; Default::default(); }
impl Default for A { fn default() -> A { A } }
impl B for A { const /* default */ unsafe fn b() {} }
#[default]
fn f() {}

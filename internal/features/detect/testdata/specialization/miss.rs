fn default() { let default = 1; Default::default(); }
impl Default for A { fn default() -> A { A } }
#[default]
fn f() {}

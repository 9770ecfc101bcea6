macro_rules! a { () => {} }
fn macro_() { let s = "macro b() {}"; }
// macro c() {}

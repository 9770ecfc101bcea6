#[link(name = "verbatim", modifiers = "+other")]
extern "C" {}
// #[link(modifiers = "+verbatim")]
fn f() { let modifiers = "+verbatim"; }

#[link(name = "as-needed", modifiers = "+other")]
extern "C" {}
// #[link(modifiers = "+as-needed")]
fn f() { let modifiers = "+as-needed"; }

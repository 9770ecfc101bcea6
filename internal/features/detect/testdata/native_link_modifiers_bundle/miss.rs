#[link(name = "bundle", modifiers = "+other")]
extern "C" {}
// #[link(modifiers = "+bundle")]
fn f() { let modifiers = "+bundle"; }

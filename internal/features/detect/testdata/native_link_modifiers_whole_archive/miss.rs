#[link(name = "whole-archive", modifiers = "+other")]
extern "C" {}
// #[link(modifiers = "+whole-archive")]
fn f() { let modifiers = "+whole-archive"; }

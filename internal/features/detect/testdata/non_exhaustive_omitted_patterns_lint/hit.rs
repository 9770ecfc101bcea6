#![deny(non_exhaustive_omitted_patterns)] //~ use non_exhaustive_omitted_patterns_lint
#[allow(unused, non_exhaustive_omitted_patterns)] //~ use non_exhaustive_omitted_patterns_lint
fn f() {}

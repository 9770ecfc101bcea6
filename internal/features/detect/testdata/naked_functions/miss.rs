// #[naked] in a comment
#[doc = "#[naked]"]
fn naked() { let s = "#[naked]"; }
#[my::naked]
#[other(naked)]
fn f() {}

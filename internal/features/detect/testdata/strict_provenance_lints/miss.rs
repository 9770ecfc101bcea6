// #![deny(fuzzy_provenance_casts)]
#[allow(clippy::fuzzy_provenance_casts)]
fn f() { let fuzzy_provenance_casts = 1; }
#[my(fuzzy_provenance_casts)]
fn g() {}

fn f(a: &mut S) {
    let p = &raw const a.x; //~ use raw_ref_op
    let q = &raw mut a.x; //~ use raw_ref_op
}

macro_rules! m {
    ($t:ty) => { impl T for $t where !: Copy {} }; //~ use never_type
    (!: $t:ty) => {};
}
m!(!: u8);
arbitrary!(Option<!>; None); //~ use never_type
arbitrary!([A: B] Result<A, !>, (), 1; base => x); //~ use never_type
arbitrary! { Result<!, u8>; } //~ use never_type
rules!(a <! b, c, !d > e, !, f);

fn f() {
    let x = <S as A>::new(2);
    let y = <S as A>::Assoc::new(2);
    let z = <S>::make::<u8>(2);
    match <S as A>::Assoc::new(2) {
        S { a } => <S as A>::Assoc::One(a),
    }
    let S { a } = x;
    if a < S::MAX { b() }
    let y: <S as A>::Assoc = z;
}
impl Deref for W { fn deref(&self) -> &<Self as Deref>::Target { &self.0 } }

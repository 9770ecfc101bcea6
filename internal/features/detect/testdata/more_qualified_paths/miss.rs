fn f() {
    let x = <S as A>::new(2);
    let S { a } = x;
    if a < S::MAX { b() }
    let y: <S as A>::Assoc = z;
}

fn f(S { ref a, mut b }: S) {
    let S { ref mut c, d: ref e } = s;
    { &mut refs }
}

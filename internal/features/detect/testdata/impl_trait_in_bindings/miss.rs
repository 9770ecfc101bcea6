fn f(x: impl Copy) -> impl Copy {
    fn g(x: impl Copy) {}
    let c = 1;
    c
}

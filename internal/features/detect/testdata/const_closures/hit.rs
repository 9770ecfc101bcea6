fn f() {
    let a = const || 1; //~ use const_closures
    g(const move |x| x); //~ use const_closures
}

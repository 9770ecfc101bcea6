fn f(x: S) {
    let a = || move(x).len(); //~ use move_expr
}

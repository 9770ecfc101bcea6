fn f() {
    let c = || { yield 1; }; //~ use yield_expr
    let d = || x.yield; //~ use yield_expr
}

fn f(x: S) {
    let a = x.use; //~ use ergonomic_clones
    let b = use || a; //~ use ergonomic_clones
    g(x.field.use.len(), use |y| y); //~ use ergonomic_clones
    let c = async use { a }; //~ use ergonomic_clones
    let d = gen use { yield a; }; //~ use ergonomic_clones
    let e = const use || 1; //~ use ergonomic_clones
}

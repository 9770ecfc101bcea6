fn f(x: S) {
    let a = x.use; //~ use ergonomic_clones
    let b = use || a; //~ use ergonomic_clones
    g(x.field.use.len(), use |y| y); //~ use ergonomic_clones
}

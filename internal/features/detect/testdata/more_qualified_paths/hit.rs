fn f() {
    let <S as A>::Assoc(x) = g(); //~ use more_qualified_paths
    let <S as A>::Assoc { br } = h(); //~ use more_qualified_paths
}

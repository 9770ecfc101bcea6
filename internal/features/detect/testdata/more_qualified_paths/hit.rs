fn f() {
    let <S as A>::Assoc(x) = g(); //~ use more_qualified_paths
    let <S as A>::Assoc { br } = h(); //~ use more_qualified_paths
    match e {
        <S as A>::Assoc::One(x) => {} //~ use more_qualified_paths
        <S>::Two::<u8>(x) => {} //~ use more_qualified_paths
        <S as A>::Assoc::Three { x } => {} //~ use more_qualified_paths
        _ => {}
    }
}

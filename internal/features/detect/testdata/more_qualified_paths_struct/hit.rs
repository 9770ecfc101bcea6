fn f(v: u8) {
    let x = <u8 as T>::A { a: 1 }; //~ use more_qualified_paths
    g(<u8 as T>::A { a: 1 }); //~ use more_qualified_paths
    let <u8 as T>::A { a } = x; //~ use more_qualified_paths
}
fn h() {
    let <u8 as T>::B::<u8> { a } = x; //~ use more_qualified_paths
    let s = S {
        a: <u8 as T>::A { b: 1 }, //~ use more_qualified_paths
    };
}
fn no_conditions(x: u8) {
    if (x == 1, <S as Tr>::T { a: 1 }) == y {} //~ use more_qualified_paths
    if true { x; } let z = <S as Tr>::T { a: 1 }; //~ use more_qualified_paths
    if let <S as Tr>::T { a } = x {} //~ use more_qualified_paths
}

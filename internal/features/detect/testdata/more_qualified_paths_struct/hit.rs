fn f(v: u8) {
    let x = <u8 as T>::A { a: 1 }; //~ use more_qualified_paths
    g(<u8 as T>::A { a: 1 }); //~ use more_qualified_paths
    let <u8 as T>::A { a } = x; //~ use more_qualified_paths
}

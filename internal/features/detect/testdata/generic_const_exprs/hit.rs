fn f<const N: usize>(x: [u8; N + 1]) { //~ use generic_const_exprs
    let y = [0; N + 2]; //~ use generic_const_exprs
    let z: S<{ N + 3 }>; //~ use generic_const_exprs
}

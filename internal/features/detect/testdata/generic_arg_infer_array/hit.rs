fn f() {
    let a: [u8; _] = [1, 2]; //~ use generic_arg_infer
    let b: [u8; 3] = [0; _]; //~ use generic_arg_infer
    let c: [u8; 3] = [0; _ /* three */]; //~ use generic_arg_infer
    g::<[[u8; _]; 2]>(); //~ use generic_arg_infer
}

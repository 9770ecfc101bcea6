fn f() {
    let a = Bounded::<u64, _>::new(1); //~ use generic_arg_infer
    x.shl::<8, _>(); //~ use generic_arg_infer
}

fn f(s: S) {
    let S { a, mut ref b } = s; //~ use mut_ref
    match s {
        S {
            mut //~ use mut_ref
            ref mut
            c,
            box mut ref d, //~ use mut_ref
            e: mut ref f, //~ use mut_ref
        } => c,
    }
}

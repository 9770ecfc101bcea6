fn f() {
    let mut ref a = b; //~ use mut_ref
    if let Some(mut ref mut c) = d {} //~ use mut_ref
}

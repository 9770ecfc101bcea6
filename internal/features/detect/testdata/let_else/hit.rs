fn f(a: Option<u8>) {
    let Some(x) = a else { return }; //~ use let_else
}

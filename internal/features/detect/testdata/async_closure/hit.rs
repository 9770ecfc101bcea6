fn f() {
    let a = async || 1; //~ use async_closure
    g(async move |x: u8| x); //~ use async_closure
}

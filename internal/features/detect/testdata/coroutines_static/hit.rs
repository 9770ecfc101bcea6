fn f() {
    let a = static || { 1 }; //~ use coroutines
    let b = static move |x: u8| x; //~ use coroutines
    let c = static async || 1; //~ use coroutines
    let d = static
        async move |x: u8| x;
    //~^^ use coroutines
    g(static use || 1, static gen || 2); //~ use coroutines
}
fn both() { let a = static async move || {}; } //~ use coroutines

fn f() {
    let a = static || { 1 }; //~ use coroutines
    let b = static move |x: u8| x; //~ use coroutines
}
fn both() { let a = static async move || {}; } //~ use coroutines

#[coroutine] //~ use coroutines
fn f() {}
#[cfg_attr(CONFIG_X, coroutine)] //~ use coroutines
fn f() {}
fn g() {
    let c = #[coroutine] || {}; //~ use coroutines
    h(#[coroutine] static || {}); //~ use coroutines
}

fn f() {
    let c = #[coroutine] || { yield 1; }; //~ use coroutines
    let d = #[coroutine] || { let x = yield; }; //~ use coroutines
}

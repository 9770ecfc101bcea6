fn f() {
    let a = || {
        yield 1; //~ use coroutines
        let b = yield; //~ use coroutines
    };
}

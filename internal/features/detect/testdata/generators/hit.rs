fn f() {
    let c = || { yield 1; }; //~ use generators
    let d = static move || { let x = yield; }; //~ use generators
}
macro_rules! m { ($e:expr) => { yield $e; }; } //~ use generators

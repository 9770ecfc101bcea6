macro_rules! m {
    () => { fn f(x: !) {} }; //~ use never_type
    ($x:ident) => { fn $x() -> ! { loop {} } };
}
items! { impl X for Option<!> {} } //~ use never_type
fn call() { g!(Vec::<!>::new()); } //~ use never_type

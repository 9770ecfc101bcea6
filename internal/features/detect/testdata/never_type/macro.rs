macro_rules! m {
    () => { fn f(x: !) {} }; //~ use never_type
    ($x:ident) => { fn $x() -> ! { loop {} } };
}

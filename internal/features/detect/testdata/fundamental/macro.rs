macro_rules! m {
    ($name:ident) => {
        #[fundamental] //~ use fundamental
        struct S<T>(T);
    };
}
many! {
    #[fundamental] //~ use fundamental
    struct S<T>(T);
}

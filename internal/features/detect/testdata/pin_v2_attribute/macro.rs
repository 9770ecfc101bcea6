macro_rules! m {
    ($name:ident) => {
        #[pin_v2] //~ use pin_ergonomics
        struct S;
    };
}
many! {
    #[pin_v2] //~ use pin_ergonomics
    struct S;
}

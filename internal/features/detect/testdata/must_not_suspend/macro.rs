macro_rules! m {
    ($name:ident) => {
        #[must_not_suspend] //~ use must_not_suspend
        struct S;
    };
}
many! {
    #[must_not_suspend] //~ use must_not_suspend
    struct S;
}

macro_rules! m {
    ($name:ident) => {
        #[loop_match] //~ use loop_match
        fn f() {}
    };
}
many! {
    #[loop_match] //~ use loop_match
    fn f() {}
}

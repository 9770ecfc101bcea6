macro_rules! m {
    ($name:ident) => {
        #[prelude_import] //~ use prelude_import
        use a::*;
    };
}
many! {
    #[prelude_import] //~ use prelude_import
    use a::*;
}

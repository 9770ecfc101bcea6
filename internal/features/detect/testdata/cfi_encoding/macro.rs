macro_rules! m {
    ($name:ident) => {
        #[cfi_encoding = "3Foo"] //~ use cfi_encoding
        struct S;
    };
}
many! {
    #[cfi_encoding = "3Foo"] //~ use cfi_encoding
    struct S;
}

macro_rules! m {
    ($t:ty) => {
        impl A for $t { default fn f() {} } //~ use specialization
    };
}

macro_rules! m {
    ($name:ident) => {
        #[instruction_set(arm::a32)] //~ use isa_attribute
        fn f() {}
    };
}
many! {
    #[instruction_set(arm::a32)] //~ use isa_attribute
    fn f() {}
}

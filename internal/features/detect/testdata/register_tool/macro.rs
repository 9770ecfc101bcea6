macro_rules! m {
    ($name:ident) => {
        #[register_tool(mytool)] //~ use register_tool
        mod x {}
    };
}
many! {
    #[register_tool(mytool)] //~ use register_tool
    mod x {}
}

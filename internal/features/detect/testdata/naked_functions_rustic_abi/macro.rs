macro_rules! m { ($n:ident) => {
    #[unsafe(naked)]
    fn $n() {} //~ use naked_functions_rustic_abi
}; }

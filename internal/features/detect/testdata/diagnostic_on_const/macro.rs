macro_rules! m { ($t:ident) => {
    #[diagnostic::on_const(message = "a")] //~ use diagnostic_on_const
    struct $t;
} }

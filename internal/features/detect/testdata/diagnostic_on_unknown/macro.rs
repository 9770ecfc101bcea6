macro_rules! m { ($t:ident) => {
    #[diagnostic::on_unknown(message = "a")] //~ use diagnostic_on_unknown
    struct $t;
} }

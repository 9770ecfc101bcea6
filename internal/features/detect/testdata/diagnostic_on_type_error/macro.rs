macro_rules! m { ($t:ident) => {
    #[diagnostic::on_type_error(message = "a")] //~ use diagnostic_on_type_error
    struct $t;
} }

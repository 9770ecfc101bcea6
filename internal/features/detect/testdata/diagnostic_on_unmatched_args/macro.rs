macro_rules! m { ($t:ident) => {
    #[diagnostic::on_unmatched_args(message = "a")] //~ use diagnostic_on_unmatched_args
    struct $t;
} }

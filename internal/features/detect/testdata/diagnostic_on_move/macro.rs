macro_rules! m { ($t:ident) => {
    #[diagnostic::on_move(message = "a")] //~ use diagnostic_on_move
    struct $t;
} }

macro_rules! m { ($t:ident) => { type A = [u8; $t + 1]; } } //~ use generic_const_exprs

macro_rules! m { ($e:expr) => { || move($e).len() }; } //~ use move_expr

macro_rules! m { ($e:expr) => { { let a = /** text */ $e; a } } } //~ use stmt_expr_attributes
fn f() { other!(/** text */ 1, a = /** text */ 2); }

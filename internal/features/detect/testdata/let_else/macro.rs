macro_rules! m { ($a:expr) => { let Some(x) = $a else { return }; }; } //~ use let_else

macro_rules! m { ($a:expr) => { if let Some(x) = $a && x > 1 {} }; } //~ use let_chains

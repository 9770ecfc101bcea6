macro_rules! m { ($a:expr) => { match $a { x if let Some(y) = x => {} _ => {} } }; } //~ use if_let_guard

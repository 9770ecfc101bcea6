macro_rules! m { ($a:expr) => { match $a { const { 1 } => {} _ => {} } }; } //~ use inline_const_pat

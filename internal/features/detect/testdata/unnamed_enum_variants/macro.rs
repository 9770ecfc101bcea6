macro_rules! m { ($e:ident) => { enum $e { A, _ = 1 } } } //~ use unnamed_enum_variants

macro_rules! m { ($e:expr) => { $e.use }; } //~ use ergonomic_clones

macro_rules! m { ($e:expr) => { yield $e; }; } //~ use generators

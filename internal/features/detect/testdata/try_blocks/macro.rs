macro_rules! m { ($e:expr) => { let r: Option<u8> = try { $e? }; }; } //~ use try_blocks

macro_rules! m { ($t:ty) => { try bikeshed $t { 1 } }; } //~ use try_blocks_heterogeneous

macro_rules! m { ($t:ty) => { impl $t { type A = u8; } }; } //~ use inherent_associated_types

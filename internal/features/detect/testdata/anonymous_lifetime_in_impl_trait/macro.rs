macro_rules! m { ($n:ident) => { fn $n(x: impl Iterator<Item = &u8>) {} } } //~ use anonymous_lifetime_in_impl_trait

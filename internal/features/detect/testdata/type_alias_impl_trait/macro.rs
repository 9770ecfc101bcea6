macro_rules! m { ($n:ident) => { type $n = impl Copy; }; } //~ use type_alias_impl_trait

macro_rules! m { ($t:ty) => { impl I for $t { type A = impl Iterator; } }; } //~ use type_alias_impl_trait

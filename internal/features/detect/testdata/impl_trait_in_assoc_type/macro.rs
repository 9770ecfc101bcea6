macro_rules! m { ($t:ty) => { impl I for $t { type A = impl Iterator; } }; } //~ use impl_trait_in_assoc_type

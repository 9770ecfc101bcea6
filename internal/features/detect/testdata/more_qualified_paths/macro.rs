macro_rules! m { ($t:ty) => { let <$t as A>::Assoc(e) = f(); }; } //~ use more_qualified_paths

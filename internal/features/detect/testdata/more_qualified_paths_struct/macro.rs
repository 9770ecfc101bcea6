macro_rules! m { ($t:ty) => { let x = <$t as T>::A { a: 1 }; } } //~ use more_qualified_paths

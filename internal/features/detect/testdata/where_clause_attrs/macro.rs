macro_rules! m { ($t:ident) => { struct S<$t> where #[cfg(a)] $t: Copy; }; } //~ use where_clause_attrs

macro_rules! m { ($n:ident) => { pub impl(self) trait $n {} }; } //~ use impl_restriction

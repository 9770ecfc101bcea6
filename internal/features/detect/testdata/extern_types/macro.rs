macro_rules! n { ($n:ident) => { extern "C" { pub type $n; } }; } //~ use extern_types
macro_rules! m { ($n:ident) => { extern "C" { type $n; } }; } //~ use extern_types

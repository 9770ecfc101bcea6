macro_rules! m { ($n:ident) => { extern "C" { type $n; } }; } //~ use extern_types

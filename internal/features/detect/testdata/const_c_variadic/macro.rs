macro_rules! m { ($n:ident) => { pub const unsafe extern "C" fn $n(_: ...) {} }; } //~ use const_c_variadic

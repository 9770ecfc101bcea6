macro_rules! m { ($n:ident) => { extern "sysv64" { fn $n(x: u8, ...); } } } //~ use extended_varargs_abi_support

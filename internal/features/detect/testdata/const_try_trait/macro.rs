macro_rules! m { ($n:ident) => { const fn $n() -> Option<u8> { x?; None } } } //~ use const_try
macro_rules! n { ($($n:ident)?) => { fn f() { x?; } } }

macro_rules! m { ($n:ident) => { const fn $n() { for x in y {} } } } //~ use const_for
macro_rules! n { ($n:ident) => { fn $n() { for x in y {} } } }

macro_rules! m { ($n:ident) => { const fn $n() { for x in y {} } } } //~ use const_for
macro_rules! n { ($n:ident) => { fn $n() { for x in y {} } } }
thread_local! { static EAGER: u8 = const { for x in y {} 1 }; } //~ use const_for

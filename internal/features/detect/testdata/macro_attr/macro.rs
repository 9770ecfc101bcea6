macro_rules! m { ($n:ident) => { macro_rules! $n { () => {} } }; }
macro_rules! b { attr[] () => {}; attr() () => { fn f() {} } } //~ use macro_attr

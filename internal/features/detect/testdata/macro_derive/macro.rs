macro_rules! b { () => {}; derive() () => { fn f() {} } } //~ use macro_derive

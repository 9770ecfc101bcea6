macro_rules! m { ($e:expr) => { fn f() contract_requires { $e } {} }; } //~ use contracts_internals

macro_rules! m { () => { final fn f() {} }; } //~ use final_associated_functions

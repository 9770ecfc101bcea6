macro_rules! m { () => { g(c"x") }; } //~ use c_str_literals

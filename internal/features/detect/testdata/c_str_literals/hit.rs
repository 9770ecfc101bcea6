fn f() { g(c"x"); g(cr#"y"#); } //~ use c_str_literals
//~^ use c_str_literals

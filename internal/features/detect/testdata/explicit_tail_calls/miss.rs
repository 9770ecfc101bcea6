fn become_() { let s = "become f()"; r#become(); }
fn f() { Token![become]; }

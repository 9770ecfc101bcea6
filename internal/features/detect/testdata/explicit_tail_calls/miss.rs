fn become_() { let s = "become f()"; r#become(); }
fn f() { Token![become]; }
fn g() { keywords! { become => 1, become, else -> become; become -> yes } }

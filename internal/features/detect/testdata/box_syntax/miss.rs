fn f(box a: A) { let box b = c; }

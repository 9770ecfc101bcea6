fn f() { &Y; }
const X: () = { f(); };

fn f(a: dyn* A) {} //~ use dyn_star
type B = Box<dyn * C>; //~ use dyn_star

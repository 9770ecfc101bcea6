fn f() {
    do yeet; //~ use yeet_expr
    a.map(|b| do yeet 1); //~ use yeet_expr
}

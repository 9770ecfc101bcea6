fn f() {
    let a = builtin # offset_of(A, b); //~ use builtin_syntax
    builtin # deref(c); //~ use builtin_syntax
}

fn f() {
    let x = core::mem::offset_of!(S, a.b); //~ use offset_of_nested
}

fn f() {
    let x = offset_of(S, a.b);
    my_offset_of!(S, a.b);
}

enum E { A(u8) }
fn f() {
    let x = offset_of(E, A);
    my_offset_of!(E, A.0);
}

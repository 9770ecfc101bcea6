enum E { A(u8), B { x: u8 } }
fn f() {
    let x = core::mem::offset_of!(E, B.x); //~ use offset_of_enum
    offset_of!(E, A.0); //~ use offset_of_enum
}

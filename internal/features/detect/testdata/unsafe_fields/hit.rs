struct S {
    unsafe a: u8, //~ use unsafe_fields
    pub(crate) unsafe b: u8, //~ use unsafe_fields
    c: u8,
}
enum E { A { unsafe d: u8 } } //~ use unsafe_fields
union U { unsafe f: ::core::ffi::c_int } //~ use unsafe_fields

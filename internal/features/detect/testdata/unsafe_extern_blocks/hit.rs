unsafe extern "C" { //~ use unsafe_extern_blocks
    safe fn f(); //~ use unsafe_extern_blocks
    pub unsafe static A: u8; //~ use unsafe_extern_blocks
}

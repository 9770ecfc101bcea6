fn f() {
    let r: Option<u8> = try { 1 }; //~ use try_blocks
}

fn f() {
    let a = try bikeshed Option<u8> { g()? }; //~ use try_blocks_heterogeneous
}

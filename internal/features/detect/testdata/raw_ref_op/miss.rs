fn f(raw: u8) {
    let p = &raw;
    let q = &mut raw;
    let r = core::ptr::addr_of!(raw);
    let s = &raw - 1;
}

#[rustc_align_static(16)] //~ use static_align
static A: u8 = 0;
#[cfg_attr(CONFIG_X, rustc_align_static(16))] //~ use static_align
static A: u8 = 0;

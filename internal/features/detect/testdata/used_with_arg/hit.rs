#[used(compiler)] //~ use used_with_arg
static A: u8 = 0;
#[cfg_attr(not(CONFIG_X), used(linker))] //~ use used_with_arg
static B: u8 = 0;

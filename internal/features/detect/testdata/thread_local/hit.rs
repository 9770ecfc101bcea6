#[thread_local] //~ use thread_local
static A: u8 = 0;
#[cfg_attr(CONFIG_X, thread_local)] //~ use thread_local
static A: u8 = 0;

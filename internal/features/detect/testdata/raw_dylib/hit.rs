#[link(name = "a", kind = "raw-dylib")] //~ use raw_dylib
extern "C" {}
#[cfg_attr(CONFIG_X, link(kind = "raw-dylib"))] //~ use raw_dylib
extern "C" {}

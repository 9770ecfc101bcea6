#[link(name = "x", kind = "raw-dylib")] extern "C" {} //~ use raw_dylib_elf

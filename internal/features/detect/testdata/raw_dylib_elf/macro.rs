macro_rules! m { ($n:expr) => { #[link(name = $n, kind = "raw-dylib")] extern "C" {} } } //~ use raw_dylib_elf

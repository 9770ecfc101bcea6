extern crate alloc;
extern "C" { fn rustc_middle(); }

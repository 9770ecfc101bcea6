#[link(name = "raw-dylib", kind = "dylib")] extern "C" {}
const A: &str = "raw-dylib";

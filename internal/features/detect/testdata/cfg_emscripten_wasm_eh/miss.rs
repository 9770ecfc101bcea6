// #[cfg(emscripten_wasm_eh)]
#[cfg(feature = "emscripten_wasm_eh")]
fn a() {}
#[cfg_attr(unix, emscripten_wasm_eh)]
fn b() { let emscripten_wasm_eh = 1; other!(emscripten_wasm_eh); }
#[mycfg(emscripten_wasm_eh)]
fn c() {}

#[cfg(emscripten_wasm_eh)] //~ use cfg_emscripten_wasm_eh
fn a() {}
#[cfg_attr(all(unix, not(emscripten_wasm_eh)), inline)] //~ use cfg_emscripten_wasm_eh
fn b() {
    if cfg!(emscripten_wasm_eh) {} //~ use cfg_emscripten_wasm_eh
    if cfg!(any(unix, not(all(emscripten_wasm_eh)))) {} //~ use cfg_emscripten_wasm_eh
}

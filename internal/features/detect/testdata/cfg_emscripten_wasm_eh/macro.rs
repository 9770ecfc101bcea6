macro_rules! m {
    ($n:ident) => {
        #[cfg(not(emscripten_wasm_eh))] //~ use cfg_emscripten_wasm_eh
        fn $n() { assert!(cfg!(emscripten_wasm_eh)); } //~ use cfg_emscripten_wasm_eh
    };
}

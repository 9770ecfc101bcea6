// SPDX-License-Identifier: Apache-2.0

//! The kernel's procedural macros.

// Stable since Rust 1.87.0.
#![feature(extract_if)]
//
// Rust 1.88.0 has a stable part of it, under another name.
#![cfg_attr(not(CONFIG_RUSTC_HAS_SPAN_FILE), feature(proc_macro_span))]

mod module;

use proc_macro::{Span, TokenStream};

/// Declares a module.
#[proc_macro]
pub fn module(input: TokenStream) -> TokenStream {
    let _ = file();
    module::module(input)
}

#[cfg(CONFIG_RUSTC_HAS_SPAN_FILE)]
fn file() -> String {
    Span::call_site().file()
}

#[cfg(not(CONFIG_RUSTC_HAS_SPAN_FILE))]
fn file() -> String {
    Span::call_site().source_file().path().display().to_string()
}

fn split(words: &mut Vec<String>) -> Vec<String> {
    words.extract_if(.., |word| word.starts_with("param")).collect()
}

// SPDX-License-Identifier: Apache-2.0

//! The kernel's procedural macros.

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

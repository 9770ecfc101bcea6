// SPDX-License-Identifier: Apache-2.0

//! The derives of pin_init.

#![cfg_attr(USE_RUSTC_FEATURES, feature(lint_reasons))]

use proc_macro::TokenStream;

/// Marks the pinned fields.
#[proc_macro_attribute]
pub fn pin_data(_args: TokenStream, input: TokenStream) -> TokenStream {
    input
}

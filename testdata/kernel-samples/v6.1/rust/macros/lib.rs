// SPDX-License-Identifier: Apache-2.0

//! The kernel's procedural macros.

mod module;

use proc_macro::TokenStream;

/// Declares a module.
#[proc_macro]
pub fn module(input: TokenStream) -> TokenStream {
    module::module(input)
}

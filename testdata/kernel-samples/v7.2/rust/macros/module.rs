// SPDX-License-Identifier: Apache-2.0

//! The `module!` macro.

use proc_macro::TokenStream;
use quote::quote;

/// Writes the records that the loader reads.
pub(crate) fn module(_input: TokenStream) -> TokenStream {
    quote! {
        #[used(compiler)]
        #[link_section = ".modinfo"]
        static LICENSE: [u8; 12] = *b"license=GPL\0";
    }
    .into()
}

// SPDX-License-Identifier: Apache-2.0

//! The C side, as bindgen sees it.

#![no_std]
#![allow(non_camel_case_types)]
#![feature(cfi_encoding)]

include!(concat!(env!("OBJTREE"), "/rust/bindings/bindings_generated.rs"));

/// C's `size_t`, under the name that C uses for it.
#[repr(transparent)]
#[cfi_encoding = "6size_t"]
pub struct size_t(usize);

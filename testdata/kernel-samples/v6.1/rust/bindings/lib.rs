// SPDX-License-Identifier: Apache-2.0

//! The C side, as bindgen sees it.

#![no_std]
#![feature(core_ffi_c)]

include!(concat!(env!("OBJTREE"), "/rust/bindings/bindings_generated.rs"));

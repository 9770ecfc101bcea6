// SPDX-License-Identifier: Apache-2.0

//! The C side, as bindgen sees it.

#![no_std]
#![allow(non_camel_case_types)]

include!(concat!(env!("OBJTREE"), "/rust/bindings/bindings_generated.rs"));

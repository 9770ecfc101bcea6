// SPDX-License-Identifier: Apache-2.0

//! The kernel crate.

#![no_std]
//
// Stable since Rust 1.89.0.
#![feature(generic_arg_infer)]
//
// Expected to become stable.
#![feature(arbitrary_self_types)]
#![feature(derive_coerce_pointee)]
//
// To be determined.
#![feature(used_with_arg)]
//
// Stable since Rust 1.92.0; before Rust 1.89.0 there was no such feature.
#![cfg_attr(CONFIG_RUSTC_HAS_FILE_WITH_NUL, feature(file_with_nul))]

extern crate self as kernel;

pub mod caller;
pub mod error;
#[cfg(CONFIG_JUMP_LABEL)]
pub mod jump_label;
pub mod list;
pub mod param;
pub mod prelude;
pub mod sync;

/// A module that is loaded.
pub struct ThisModule(*mut ());

/// What a module implements.
pub trait Module: Sized {
    /// Starts the module.
    fn init(module: &'static ThisModule) -> error::Result<Self>;
}

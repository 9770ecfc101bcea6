// SPDX-License-Identifier: Apache-2.0

//! The kernel crate.

#![no_std]
//
// Stable since Rust 1.79.0.
#![feature(generic_nonzero)]
#![feature(inline_const)]
//
// Stable since Rust 1.81.0.
#![feature(lint_reasons)]
//
// Stable since Rust 1.82.0.
#![feature(raw_ref_op)]
//
// Stable since Rust 1.83.0.
#![feature(const_mut_refs)]
#![feature(const_refs_to_static)]
//
// Expected to become stable.
#![feature(arbitrary_self_types)]
#![feature(used_with_arg)]
//
// One derive in place of three traits, where the compiler has it.
#![cfg_attr(CONFIG_RUSTC_HAS_COERCE_POINTEE, feature(derive_coerce_pointee))]
#![cfg_attr(not(CONFIG_RUSTC_HAS_COERCE_POINTEE), feature(coerce_unsized))]
#![cfg_attr(not(CONFIG_RUSTC_HAS_COERCE_POINTEE), feature(dispatch_from_dyn))]
#![cfg_attr(not(CONFIG_RUSTC_HAS_COERCE_POINTEE), feature(unsize))]
//
// Before Rust 1.89.0 there was no such feature.
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
pub mod table;

/// A module that is loaded.
pub struct ThisModule(*mut ());

/// What a module implements.
pub trait Module: Sized {
    /// Starts the module.
    fn init(module: &'static ThisModule) -> error::Result<Self>;
}

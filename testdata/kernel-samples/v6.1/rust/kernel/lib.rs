// SPDX-License-Identifier: Apache-2.0

//! The kernel crate.

#![no_std]
#![feature(core_ffi_c)]

pub mod error;
pub mod prelude;
pub mod print;

/// A module that is loaded.
pub struct ThisModule(*mut ());

/// What a module implements.
pub trait Module: Sized {
    /// Starts the module.
    fn init(module: &'static ThisModule) -> error::Result<Self>;
}

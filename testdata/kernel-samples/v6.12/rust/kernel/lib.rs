// SPDX-License-Identifier: Apache-2.0

//! The kernel crate.

#![no_std]
#![feature(arbitrary_self_types)]
#![feature(coerce_unsized)]
#![feature(dispatch_from_dyn)]
#![feature(inline_const)]
#![feature(lint_reasons)]
#![feature(unsize)]
#![feature(used_with_arg)]

extern crate self as kernel;

pub mod error;
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

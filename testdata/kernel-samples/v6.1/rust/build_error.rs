// SPDX-License-Identifier: Apache-2.0

//! A function that must never be called.

#![no_std]

/// Panics, if a build-time assertion was let through.
#[inline(never)]
#[cold]
#[export_name = "rust_build_error"]
pub const fn build_error(msg: &'static str) -> ! {
    panic!("{}", msg);
}

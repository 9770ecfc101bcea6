// SPDX-License-Identifier: Apache-2.0

//! The types of C.

#![no_std]

/// C's `int`.
pub type c_int = i32;

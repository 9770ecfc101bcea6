// SPDX-License-Identifier: Apache-2.0

//! Printing.

use core::ffi::{c_char, c_int};

extern "C" {
    fn printed(format: *const c_char) -> c_int;
}

/// Prints, and says how much.
pub fn line(text: &core::ffi::CStr) -> c_int {
    // SAFETY: the text ends in a NUL.
    unsafe { printed(text.as_ptr()) }
}

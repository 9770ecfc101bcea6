// SPDX-License-Identifier: Apache-2.0

//! Where a function was called.

use core::{ffi::CStr, panic::Location};

/// The caller's file, as C wants it.
#[track_caller]
#[cfg(CONFIG_RUSTC_HAS_FILE_WITH_NUL)]
pub fn file() -> &'static CStr {
    Location::file_with_nul(Location::caller())
}

/// Older compilers cannot tell.
#[cfg(not(CONFIG_RUSTC_HAS_FILE_WITH_NUL))]
pub fn file() -> &'static CStr {
    c"unknown"
}

// SPDX-License-Identifier: Apache-2.0

//! Errors of the kernel.

/// An error number.
pub struct Error(core::num::NonZeroI32);

/// What may fail.
pub type Result<T = (), E = Error> = core::result::Result<T, E>;

// SPDX-License-Identifier: Apache-2.0

//! Quoting.

/// Turns tokens into tokens.
pub trait ToTokens {}

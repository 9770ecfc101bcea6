// SPDX-License-Identifier: Apache-2.0

//! Room for many values.

/// Room that knows its size.
#[rustc_layout_scalar_valid_range_end(0x7fff_ffff)]
pub(crate) struct Capacity(usize);

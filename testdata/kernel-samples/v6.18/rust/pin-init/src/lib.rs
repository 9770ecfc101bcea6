// SPDX-License-Identifier: Apache-2.0

//! Initialization in place.

#![cfg_attr(not(RUSTC_LINT_REASONS_IS_STABLE), feature(lint_reasons))]
#![cfg_attr(feature = "alloc", feature(allocator_api))]
#![cfg_attr(all(any(feature = "std", feature = "alloc"), not(RUSTC_NEW_UNINIT_IS_STABLE)), feature(new_uninit))]
#![cfg_attr(not(feature = "std"), no_std)]

pub use pin_init_internal::pin_data;

/// A value in the making.
pub trait Init<T> {
    /// Makes it.
    fn init(self, slot: *mut T);
}

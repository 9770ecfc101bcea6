// SPDX-License-Identifier: Apache-2.0

//! Left out of the kernel's build: it has its own counted pointers.

/// Counts its owners.
pub struct Rc<T: ?Sized>(core::ptr::NonNull<T>);

// SPDX-License-Identifier: Apache-2.0

//! A counted pointer of the kernel's own.

use core::{marker::CoercePointee, ops::Deref, ptr::NonNull};

/// Shares one value between many owners.
#[derive(CoercePointee)]
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    value: NonNull<T>,
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: an owner keeps the value alive.
        unsafe { self.value.as_ref() }
    }
}

/// Work that keeps its own owner alive.
///
/// ```
/// use kernel::sync::Arc;
///
/// struct Ticket(u32);
///
/// impl Ticket {
///     fn redeem(self: Arc<Self>) -> u32 {
///         self.0
///     }
/// }
/// ```
pub trait Job {
    /// Does the work.
    fn run(self: Arc<Self>);

    /// Looks at the work; a plain reference needs no gate.
    fn peek(&self) -> bool;
}

// SPDX-License-Identifier: Apache-2.0

//! One value on the heap.

use core::marker::Unsize;
use core::ops::{CoerceUnsized, DispatchFromDyn};

/// Owns one value.
#[lang = "owned_box"]
#[fundamental]
#[stable(feature = "rust1", since = "1.0.0")]
pub struct Box<T: ?Sized>(core::ptr::NonNull<T>);

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Box<U>> for Box<T> {}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Box<T> {
    fn drop(&mut self) {}
}

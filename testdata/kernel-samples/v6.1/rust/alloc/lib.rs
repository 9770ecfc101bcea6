// SPDX-License-Identifier: Apache-2.0

//! A stand-in for a vendored copy of the standard library's alloc, which turns
//! on a great many features as the standard library does.

#![no_std]
#![needs_allocator]
#![cfg_attr(not(no_global_oom_handling), feature(alloc_layout_extra))]
#![cfg_attr(test, feature(new_uninit))]
#![feature(allocator_api)]
#![feature(coerce_unsized)]
#![feature(const_box)]
#![feature(core_intrinsics)]
#![feature(dispatch_from_dyn)]
#![feature(ptr_metadata)]
#![feature(unsize)]
//
// Language features:
#![feature(allow_internal_unstable)]
#![feature(dropck_eyepatch)]
#![feature(fundamental)]
#![feature(lang_items)]
#![feature(min_specialization)]
#![feature(needs_allocator)]
#![feature(rustc_attrs)]
#![feature(staged_api)]
#![feature(unsized_fn_params)]

pub mod boxed;
#[cfg(not(no_rc))]
pub mod rc;
pub mod raw_vec;

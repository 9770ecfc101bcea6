// SPDX-License-Identifier: Apache-2.0

//! No build of the kernel compiles the examples of pin_init.

#![feature(negative_impls)]
#![cfg_attr(feature = "alloc", feature(allocator_api))]

struct Mutex;

impl !Send for Mutex {}

fn main() {}

// SPDX-License-Identifier: Apache-2.0

//! Sharing between threads.

mod arc;

pub use arc::{Arc, Job};

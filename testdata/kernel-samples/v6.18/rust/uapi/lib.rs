// SPDX-License-Identifier: Apache-2.0

//! The C headers that user space sees.

#![no_std]

include!(concat!(env!("OBJTREE"), "/rust/uapi/uapi_generated.rs"));

// SPDX-License-Identifier: Apache-2.0

//! Bytes as values.

#![cfg_attr(feature = "float-nightly", feature(f16, f128))]
#![cfg_attr(doc_cfg, feature(doc_cfg))]
#![no_std]

/// A type of which all bytes may be zero.
pub unsafe trait FromZeros {}

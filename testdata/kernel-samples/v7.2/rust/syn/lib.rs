// SPDX-License-Identifier: Apache-2.0

//! Parsing.

#![cfg_attr(docsrs, feature(doc_cfg))]

/// Anything that can be parsed.
pub trait Parse {}

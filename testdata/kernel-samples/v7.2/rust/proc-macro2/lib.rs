// SPDX-License-Identifier: Apache-2.0

//! Tokens for procedural macros and for tests.

#![cfg_attr(any(proc_macro_span, super_unstable), feature(proc_macro_span))]
#![cfg_attr(super_unstable, feature(proc_macro_def_site))]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate proc_macro;

/// A stretch of source.
pub struct Span(proc_macro::Span);

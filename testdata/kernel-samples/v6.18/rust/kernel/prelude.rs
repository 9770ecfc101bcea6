// SPDX-License-Identifier: Apache-2.0

//! What every module wants.

pub use crate::{error::Result, sync::Arc, ThisModule};
pub use macros::module;

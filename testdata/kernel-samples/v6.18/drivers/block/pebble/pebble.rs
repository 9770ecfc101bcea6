// SPDX-License-Identifier: Apache-2.0

//! A block device that forgets.

mod queue;

use kernel::prelude::*;

module! {
    type: Pebble,
    name: "pebble_mod",
    license: "GPL",
}

struct Pebble;

impl kernel::Module for Pebble {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        let sizes: [u32; 2] = [512, 4096];
        pr_info!("{} sizes", sizes.len());
        Ok(Pebble)
    }
}

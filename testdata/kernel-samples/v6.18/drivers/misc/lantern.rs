// SPDX-License-Identifier: Apache-2.0

//! A light that is off unless its key is on.

use kernel::prelude::*;

module! {
    type: Lantern,
    name: "lantern",
    license: "GPL",
}

struct Lantern;

impl kernel::Module for Lantern {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        if kernel::static_branch!(KEY) {
            pr_info!("on");
        }
        Ok(Lantern)
    }
}

kernel::record!(AUTHOR, b"author=Di\0");

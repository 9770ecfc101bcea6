// SPDX-License-Identifier: Apache-2.0

//! The smallest module.

use kernel::prelude::*;

module! {
    type: Hello,
    name: "rust_hello",
    license: "GPL",
}

struct Hello;

impl kernel::Module for Hello {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        pr_info!("hello");
        Ok(Hello)
    }
}

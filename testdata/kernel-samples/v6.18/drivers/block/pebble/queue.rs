// SPDX-License-Identifier: Apache-2.0

//! Requests.

use kernel::{prelude::*, sync::Job};

type Shared<T> = kernel::sync::Arc<T>;

/// One request.
pub(crate) struct Request {
    sector: u64,
}

impl Job for Request {
    fn run(self: Arc<Self>) {
        self.finish();
    }

    fn peek(&self) -> bool {
        self.sector == 0
    }
}

impl Request {
    /// An alias of the kernel's own pointer is no less a self type.
    fn split(self: Shared<Self>, at: u64) -> (u64, u64) {
        (self.sector, self.sector + at)
    }

    /// A pinned reference has always been one.
    fn pinned(self: core::pin::Pin<&mut Self>) {}

    fn finish(&self) {}
}

// SPDX-License-Identifier: Apache-2.0

//! A program for the host, built without any unstable feature.

fn main() {
    println!("{}", greeting::text());
}

mod greeting {
    pub(crate) fn text() -> &'static str {
        // A word in a comment is no gate: #![feature(never_type)]
        "hello, and #![feature(box_patterns)] in a string is no gate"
    }
}

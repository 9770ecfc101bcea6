// SPDX-License-Identifier: Apache-2.0

//! Parameters of modules.

/// Puts a record where the loader looks for it.
#[macro_export]
macro_rules! record {
    ($name:ident, $text:literal) => {
        #[used(compiler)]
        #[link_section = ".modinfo"]
        static $name: [u8; $text.len()] = *$text;
    };
}

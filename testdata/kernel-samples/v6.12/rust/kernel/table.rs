// SPDX-License-Identifier: Apache-2.0

//! Tables that are filled in at build time.

/// A constant in the middle of an expression.
pub fn mask() -> u32 {
    const { 1 << 5 }
}

/// Says why a lint is let off.
#[expect(dead_code, reason = "only some configurations use it")]
fn spare() {}

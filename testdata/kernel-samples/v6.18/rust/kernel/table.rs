// SPDX-License-Identifier: Apache-2.0

//! Tables that are filled in at build time.

static ZERO: u8 = 0;

/// A place that a constant may point to.
pub const ORIGIN: &u8 = &ZERO;

/// Raises every entry.
pub const fn raise(entries: &mut [u8; 2]) {
    entries[0] += 1;
    entries[1] += 1;
}

/// The address of a field, without a reference to it.
pub fn address(pair: &(u8, u8)) -> *const u8 {
    &raw const pair.1
}

/// A constant in the middle of an expression.
pub fn mask() -> u32 {
    const { 1 << 5 }
}

/// Says why a lint is let off.
#[expect(dead_code, reason = "only some configurations use it")]
fn spare() {}

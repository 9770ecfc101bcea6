// SPDX-License-Identifier: Apache-2.0

//! Branches that are patched at run time.

/// Takes a branch that is cold unless its key is on.
#[macro_export]
macro_rules! static_branch {
    ($key:path) => {
        'taken: {
            $crate::asm!(
                "1: nop"
                : label {
                    break 'taken true;
                }
            );
            break 'taken false;
        }
    };
}

/// Wraps `core::arch::asm!`, whose operands differ by architecture.
#[macro_export]
macro_rules! asm {
    ($($template:literal),* $(: $($operand:tt)*)?) => {
        ::core::arch::asm!($($template),* $(, $($operand)*)?)
    };
}

/// Whether the branch of a key is patched in.
#[inline(always)]
pub fn enabled() -> bool {
    'taken: {
        // SAFETY: the template changes nothing.
        unsafe {
            core::arch::asm!("nop", label { break 'taken true; });
        }
        false
    }
}

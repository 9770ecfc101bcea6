// SPDX-License-Identifier: Apache-2.0

//! Symbols that core may ask for and no kernel code may call.

#![allow(internal_features)]
#![feature(compiler_builtins)]
#![compiler_builtins]
#![no_builtins]
#![no_std]

macro_rules! refuse {
    ($($name:ident),* $(,)?) => {
        $(
            #[doc(hidden)]
            #[no_mangle]
            pub extern "C" fn $name() {
                panic!("floating point is not for kernels");
            }
        )*
    };
}

refuse!(__addsf3, __adddf3, __muldf3);

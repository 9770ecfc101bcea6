macro_rules! asm {
    ($($code:expr),* ; $($rest:tt)*) => { core::arch::asm!($($code),*, $($rest)*) };
}
macro_rules! branch {
    ($key:path) => {
        'a: {
            asm!("nop"; l_yes = label { break 'a true; }, k = sym $key,); //~ use asm_goto
        }
    };
}

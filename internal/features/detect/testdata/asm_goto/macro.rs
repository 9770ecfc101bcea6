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
macro_rules! after_colon {
    ($key:path) => {
        'taken: {
            $crate::asm!(
                "1: nop"
                : label { //~ use asm_goto
                    break 'taken true;
                }
            );
        }
    };
}
macro_rules! handed {
    ($l:block) => { core::arch::asm!("", label $l) }; //~ use asm_goto
}

fn f(may_unwind: u8) { asm!("may_unwind", in(reg) may_unwind, options(nostack)); options(may_unwind) }

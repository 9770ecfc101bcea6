type A = *const u8;
const B: u8 = 1;
trait T { type Const; }

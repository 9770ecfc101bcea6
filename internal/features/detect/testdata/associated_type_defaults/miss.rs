trait T { type A; type B: Copy; const N: u8 = 1; }
impl T for S { type A = u8; }
type X = u8;
trait U { fn f() { type Y = u8; } }

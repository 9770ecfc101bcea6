extern "C" { static X: u8; fn f(); }
trait T { type A; }
type X = u8;

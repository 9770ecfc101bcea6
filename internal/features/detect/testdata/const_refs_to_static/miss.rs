static TABLE: [u8; 2] = [0; 2];
static OTHER: &[u8; 2] = &TABLE;
fn f() -> &'static [u8; 2] { &TABLE }
const fn g(x: &u8) -> &u8 { x }

#[pin_v2] //~ use pin_ergonomics
struct S;
#[cfg_attr(CONFIG_X, pin_v2)] //~ use pin_ergonomics
struct S;

#[must_not_suspend] //~ use must_not_suspend
struct S;
#[cfg_attr(CONFIG_X, must_not_suspend)] //~ use must_not_suspend
struct S;

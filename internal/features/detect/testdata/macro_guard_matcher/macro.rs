macro_rules! m { ($x:expr, $($y:guard)*) => {}; } //~ use macro_guard_matcher

macro_rules! m { ($e:expr) => { { super let a = $e; &a } }; } //~ use super_let

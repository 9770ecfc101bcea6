macro_rules! m { ($e:expr) => { &raw const $e }; } //~ use raw_ref_op

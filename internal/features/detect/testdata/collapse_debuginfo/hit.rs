#[collapse_debuginfo(yes)] //~ use collapse_debuginfo
macro_rules! m { () => {} }

macro_rules! m { () => { implement!(f128); } } //~ use f128

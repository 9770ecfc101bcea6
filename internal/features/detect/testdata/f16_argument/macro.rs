macro_rules! m { () => { implement!(f16); } } //~ use f16

macro_rules! m { () => { trait G { type A<'a>; } }; } //~ use generic_associated_types

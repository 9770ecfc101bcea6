macro_rules! m { ($t:ident) => { fn f<I: Iterator<Item: $t>>() {} }; } //~ use associated_type_bounds

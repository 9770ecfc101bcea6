fn a<I: Iterator<Item: Clone>>(_: I) {} //~ use associated_type_bounds
fn b(_: impl Iterator<Item: Clone + Copy>) {} //~ use associated_type_bounds
fn c<I, B>(_: I) where B: Clone, I: Other<u8, Item: Clone, Name = u8> {} //~ use associated_type_bounds

macro_rules! m { () => { const X: () = { &Y; }; } } //~ use const_refs_to_cell

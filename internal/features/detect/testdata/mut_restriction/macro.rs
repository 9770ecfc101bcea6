macro_rules! m { ($n:ident) => { struct $n { mut(self) x: u8 } }; } //~ use mut_restriction

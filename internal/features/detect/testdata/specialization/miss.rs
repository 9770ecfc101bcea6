fn default() { let default = 1; Default::default(); }
impl Default for A { type B = u8; fn default() -> A { A } }

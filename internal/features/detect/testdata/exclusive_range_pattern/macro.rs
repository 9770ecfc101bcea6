macro_rules! m { () => { fn f(x: u8) { match x { 0..5 => {} _ => {} } } }; } //~ use exclusive_range_pattern

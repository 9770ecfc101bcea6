macro_rules! m { () => { 'a: { break 'a 1 } }; } //~ use label_break_value

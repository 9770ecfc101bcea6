fn f() -> u8 {
    let x = 'a: { if true { break 'a 1; } 2 }; //~ use label_break_value
    'b: { break 'b; } //~ use label_break_value
    x
}

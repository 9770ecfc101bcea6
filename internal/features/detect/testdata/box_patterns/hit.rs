fn f(box a: Box<u8>) { //~ use box_patterns
    let box b = c; //~ use box_patterns
    let (box d, _) = e; //~ use box_patterns
    match g {
        box 1 => 2, //~ use box_patterns
        Some(box h) if h => 3, //~ use box_patterns
        S { i: box j, .. } => 4, //~ use box_patterns
        _ => 5,
    }
    if let Some(box k) = l {} //~ use box_patterns
    for box m in n {} //~ use box_patterns
    let o = |box p| 1; //~ use box_patterns
    let q = |r, box s| 1; //~ use box_patterns
    match t {
        box -1 => 1, //~ use box_patterns
        box ::u::V => 2, //~ use box_patterns
        _ => 3,
    }
    let (box !, _) = w; //~ use box_patterns
}

fn f() {
    let a = box 1; //~ use box_syntax
    g(box b, 2); //~ use box_syntax
    match c { d => box e, _ => f } //~ use box_syntax
}

fn f(mut a: u8) {
    let ref mut b = c;
    let d = &mut refs;
}

fn f(x: Result<u8, Void>, y: &Void) {
    match x {
        Ok(_) => {}
        Err(!), //~ use never_patterns
    }
    match *y {
        ! //~ use never_patterns
    }
    let Ok(_z) | Err(!) = x; //~ use never_patterns
    if let Err(!) = x {} //~ use never_patterns
    match y { &! } //~ use never_patterns
    let c = |!: Void| 1; //~ use never_patterns
    let d = |!| 1; //~ use never_patterns
    let e = |(&!, 1)| 1; //~ use never_patterns
    for ! in f {} //~ use never_patterns
    for (_, !) in f {} //~ use never_patterns
    matches!(x, Ok(_) | Err(!)); //~ use never_patterns
    match y {
        #[cfg(g)]
        &mut ! //~ use never_patterns
    }
}
fn g((_, !): (u8, Void)) {} //~ use never_patterns
fn unset() {
    let !; //~ use never_patterns
}
fn loops(x: [(u8, Void); 0]) {
    for (_, !) in x {} //~ use never_patterns
}

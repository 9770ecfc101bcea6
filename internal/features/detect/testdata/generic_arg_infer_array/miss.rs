fn f() {
    let a: [u8; N] = [1, 2];
    let [b, _] = a;
    let [_, ..] = a;
    let _ = [0; 3];
}

fn f() {
    let a = Bounded::<u64, 8>::new(1);
    let _ = |_: u8| a;
    match a { _ => {} }
}

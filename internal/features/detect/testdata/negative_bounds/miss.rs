impl !Send for S {}
unsafe impl<T> !Sync for V<T> {}
fn f(x: bool, y: bool) -> bool {
    let z: bool = !x;
    S { a: !x, b: 1 + !y };
    'a: loop { break 'a !z }
}
fn g() {
    impl Not for Q {
        fn not(self) -> bool { true }
    }
    assert_eq!(!Q::Yes, false);
}

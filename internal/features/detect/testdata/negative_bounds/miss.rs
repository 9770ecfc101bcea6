impl !Send for S {}
unsafe impl<T> !Sync for V<T> {}
fn f(x: bool, y: bool) -> bool {
    let z: bool = !x;
    S { a: !x, b: 1 + !y };
    'a: loop { break 'a !z }
}

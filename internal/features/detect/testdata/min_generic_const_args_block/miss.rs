fn f(x: usize) -> bool {
    g(x, const { 1 }, 2);
    let y = [const { 3 }; 4];
    let z: [u8; const { 5 }] = h::<{ 6 }>();
    S { a: const { 7 }, b: x > const { 8 } };
    x < const { 9 }
}

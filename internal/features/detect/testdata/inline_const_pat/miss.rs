fn f(a: u8) {
    match const { 1 } { _ => {} }
    let x = const { 2 };
    match a { 1 => const { 5 }, _ => const { 6 } };
}

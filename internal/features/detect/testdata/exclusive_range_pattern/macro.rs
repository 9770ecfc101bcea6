macro_rules! m { () => { fn f(x: u8) { match x { 0..5 => {} _ => {} } } }; } //~ use exclusive_range_pattern
proptest! { fn f(seed in 0u64..u64::MAX, steps in vec(step(8), 1..32)) { if a[1..].iter().any(|&x| x == B) {} } }

fn f(x: Option<u8>) -> u8 {
    match x {
        Some(a) if a > 3 => {}
        S { a } if a > 1 => {}
        (a if a > 1) => {}
        #[cfg(b)]
        (a if a > 1) => {}
        (a if a > 1) if b => {}
        _ => {}
    }
    let y = [1, if x.is_some() { 2 } else { 3 }];
    matches!(x, Some(y) if y > 2);
    select! { (a if b) => c }
    S { a: 1, b: if y.is_empty() { 1 } else { 2 } };
    { f(x) } if true { 1 } else { 2 }
}
macro_rules! each { ($($x:ident),*) => { $( for &i in &self.$x { f(i); } if !valid { return; } )* } }

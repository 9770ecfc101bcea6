struct S { a: u8, b: fn(x: u8) -> u8 }
fn f(S { a, .. }: S) -> S {
    let S { a, .. } = s;
    match s {
        S { a: 1, .. } => 1,
        T::S { .. } | T::U { .. } => 2,
        (S { .. }, Some(S { a, .. })) if a => 3,
    }
    if let S { .. } = s {}
    for S { a, .. } in x {}
    let x = matches!(y, S { .. });
    let z = |S { a, .. }| a;
    let w = |S { a, .. }: S| a;
    S { a: 1, ..Default::default() }
}
struct W<'a, R = &'a [u8]>
where
    R: Read<'a>,
{
    r: &'a R,
}
impl<'a, R: Read<'a>> Iterator for W<'a, R> {
    type Item = u8;
}
bits! { struct Flags: u8 { const READ = 1 << 0; } }
fn closures(x: Option<&W>) {
    x.map(|&W { r, .. }| r);
    let W { r: _, .. };
    let c = |(W { r, .. }, _): (W, u8)| r;
}

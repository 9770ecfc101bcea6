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
new_index! { struct Index { const FIRST: u32 = 0; } }
fn more(v: &[S], o: Option<S>) {
    let c = |&S { a: x, .. }, &S { a: y, .. }| x + y;
    let d = |z: u8, S { a, .. }: S, w: u8| a;
    v.iter().map(|&(m::S { a, .. }, _)| a);
    match v {
        [S { a, .. }, ..] => 1,
        [
            S {
                a: Some(T { b, .. }),
                ..
            }
            | S {
                ..
            },
            ..
        ] => 2,
        [.., S { .. }] => 3,
    }
    match o { Some(m::S { kind: K::A { b, .. }, .. }) => 1, None => 2 }
    S { a, .. } = s;
    (S { a, .. }, _) = (s, 1);
    if let E::A { .. } | E::B(S { .. }) = e {}
    pattern!(S { a, .. }, 1);
    let x = match y { _ => { let S { a, .. } = s; a } };
}
config! { global: struct Config <- Input -> { a: bool = true, b | c: Vec<u8> = vec![] } }
define! { struct Config { a: Option<u8> = "a", b: bool = "b" } }
struct P(#[arg(default = "x")] u8, dyn Iterator<Item = u8>);
enum F { A(u8) = 1, B([u8; { let a = 1; a }]), C = 2 }
declare! { struct P(u8 = 1); }
union U { a: u8 }
impl Arbitrary for RangeFull {
    fn arbitrary(_: &mut Gen) -> RangeFull {
        ..
    }
}
fn range() -> ops::RangeFull { .. }

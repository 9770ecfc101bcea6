type A = (!, u8);
struct S(!);
enum E { A(!), B { a: ! } }
fn f(x: fn(!) -> !, y: Option<!>, z: [!; 0]) -> impl Fn(!) {
    let v: (!, u8) = y;
    let b = (!v, !v);
    let c: Box<dyn Fn(!)> = y;
    tokens!(!, Err(!));
    match !v { _ => m!() }
}
impl T for (!, u8) {}
impl<A> T<A> for [!; 1] {}
fn g(x: &mut !, y: (&mut !, u8)) {
    let d = |x: (!, u8)| a || !b;
    let e = a | !b | !c;
    matches!(x, d if !e);
}
impl<T> Tr for (T, !) {}
impl<'a> Tr<'a> for (u8, !) {}
impl Tr for (!, (u8, !)) {}

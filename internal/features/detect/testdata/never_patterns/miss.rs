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
impl<T> Tr for (T, !) {}
impl<'a> Tr<'a> for (u8, !) {}
impl Tr for (!, (u8, !)) {}

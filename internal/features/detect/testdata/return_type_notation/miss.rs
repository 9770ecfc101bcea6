fn f(P(..): P) {
    let P(..): P = x;
    v.drain(..);
    let c = |P(..): P| v[..].len();
    let d = S { x: Y::m(..) };
    let e: bool = v.all(..);
    match v { P(..) => {} }
}
fn g<X: T(u8), Y>(some(x): S) where fn(u8): Copy, dyn Fn(u8): Copy, (u8, Y): Copy, Y: Fn(u8) {
    let a = if b < v.get(..) { 1 } else { 2 };
    let c = |p(x): P, q(..): Q| f(g(..), h::<u8>(..));
    let d = [k(..), l(..) as u8];
    grammar! { a<b(): c, d::e(): f> }
}

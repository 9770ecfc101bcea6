fn f(P(..): P) {
    let P(..): P = x;
    v.drain(..);
    let c = |P(..): P| v[..].len();
    match v { P(..) => {} }
}

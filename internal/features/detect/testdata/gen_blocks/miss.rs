fn gen(gen: u8) { gen(); let a = gen + 1; rng.gen(); rng.gen::<u8>(); }
mod gen {}
fn f() { if gen | a {} if a && gen || b {} }
fn before_2024(gen: usize) {
    let gen = gen | MASK;
    let all = gen | ONE | TWO;
}

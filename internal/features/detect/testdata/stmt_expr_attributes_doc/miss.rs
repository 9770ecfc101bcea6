//! text
/// text
fn f(/** text */ x: u8) -> u8 {
    //! text
    /// text
    let a = /* text */ 1; // text
    g(/** text */ 1);
    let b = [/** text */ 1, 2];
    match x {
        /// text
        1 => 2,
        _ => 3,
    }
    let s = S { /** text */ a: 1 };
    /** text */
    { }
    /** text */
    let e = 1;
    /** text */
    g(1);
    let c = //// no doc comment
        1;
    /** text */ 1
}
struct S {
    /// text
    a: u8,
}
enum E { /** text */ A, /** text */ B = 1 }
const A: fn() = || {};
mod m { //! text
}
fn loops(o: [(u8, u8); 1]) {
    /// text
    for (a, b) in o {}
    /** text */
    #[cfg(x)]
    while (true) {}
    let c = 1;
}

fn a<I: Clone, J: Iterator<Item = u8>>(_: I) where I: Iterator<Item = J> {}
struct S<T: Clone> { x: Vec<T>, y: u8 }
impl<T: Clone> S<T> where T: Into<u8> { fn f(x: u8) -> u8 { x.collect::<Vec<u8>>() } }
macro_rules! m { ($f:ident) => { paste! { const M: u8 = $f::[<$f:upper _MASK>]; } }; }

fn f<const A: bool, const B: u8, T: State>(x: T) { const C: State = y; }

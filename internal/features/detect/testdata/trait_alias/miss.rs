trait A: B + C {}
trait D { type E = F; const G: u8 = 1; }

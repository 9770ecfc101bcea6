trait A: B + C {}
trait D { type E = F; const G: u8 = 1; }
type_erase! {
    pub trait Object => Erased { fn f(&self); }
}

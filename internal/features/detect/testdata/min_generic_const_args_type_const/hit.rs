type const A: u8 = 1; //~ use min_generic_const_args
pub type const B: usize = 2; //~ use min_generic_const_args
trait T {
    type const C: usize; //~ use min_generic_const_args
}
type const D<T>: u8 = 1; //~ use min_generic_const_args

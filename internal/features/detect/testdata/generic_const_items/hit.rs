const A<T>: u8 = 1; //~ use generic_const_items
pub const B<'a, const N: usize>: &'a [u8; N] = C; //~ use generic_const_items
trait D { const E<T: F>: u8; } //~ use generic_const_items

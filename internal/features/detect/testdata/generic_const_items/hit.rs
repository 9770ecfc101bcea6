const A<T>: u8 = 1; //~ use generic_const_items
pub const B<'a, const N: usize>: &'a [u8; N] = C; //~ use generic_const_items
trait D { const E<T: F>: u8; } //~ use generic_const_items
const WHERE: u8 = 1 where u8: Copy; //~ use generic_const_items
trait Items {
    const E: u8 where Self: Copy; //~ use generic_const_items
    const F<T>: [u8; 1] = [1] where T: Copy; //~ use generic_const_items
}
type const G<T>: u8 = 1; //~ use generic_const_items

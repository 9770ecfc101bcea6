trait T {
    type A = u8; //~ use associated_type_defaults
    type C;
}
trait U<const N: usize = { 1 }>: V<{ 2 }> {
    type A = [u8; N]; //~ use associated_type_defaults
}
trait V {
    type B: Clone = u8; //~ use associated_type_defaults
    type C<T>: Iterator<Item = u8> + for<'a> Fn(&'a u8) -> u8 = X<T> where T: Clone; //~ use associated_type_defaults
    type D: Clone where Self: Sized = u8; //~ use associated_type_defaults
    type E where Self: Sized = u8; //~ use associated_type_defaults
    type F: Iterator<Item = u8>;
}

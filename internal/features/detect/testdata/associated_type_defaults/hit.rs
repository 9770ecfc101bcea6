trait T {
    type A = u8; //~ use associated_type_defaults
    type C;
}
trait U<const N: usize = { 1 }>: V<{ 2 }> {
    type A = [u8; N]; //~ use associated_type_defaults
}

type A = S<const { 1 }>; //~ use min_generic_const_args
struct B<const N: usize = const { 2 }>; //~ use min_generic_const_args
fn f() {
    g::<u8, const { 3 }, 4>(); //~ use min_generic_const_args
    <S<{ 5 }, const { 6 }>>::new(); //~ use min_generic_const_args
}
fn h<T: Tr<N = const { 7 }>>() {} //~ use min_generic_const_args

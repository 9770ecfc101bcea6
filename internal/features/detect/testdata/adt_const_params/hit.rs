struct S<const K: State>; //~ use adt_const_params
impl<const K: m::State<u8>> S<K> { //~ use adt_const_params
    fn f<const A: [u8; 2]>() {} //~ use adt_const_params
    fn g<const T: (u8, bool)>() {} //~ use adt_const_params
}

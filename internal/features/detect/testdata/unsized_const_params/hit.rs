struct S<const N: &'static str>; //~ use unsized_const_params

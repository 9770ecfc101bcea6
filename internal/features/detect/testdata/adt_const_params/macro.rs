macro_rules! m { ($t:ident) => { fn f<const N: $t>() {} fn g<const N: [$t; 1]>() {} } } //~ use adt_const_params

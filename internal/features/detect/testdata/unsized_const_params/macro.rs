macro_rules! m { ($t:ty) => { fn f<const N: &'static $t>() {} } } //~ use unsized_const_params

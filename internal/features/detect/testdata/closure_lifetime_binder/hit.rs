fn f() {
    let a = for<'a> |x: &'a u8| -> u8 { *x }; //~ use closure_lifetime_binder
    g(for<> move || -> u8 { 1 }); //~ use closure_lifetime_binder
}

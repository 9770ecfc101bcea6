macro_rules! m {
    ($x:ident, $t:ty) => {
        let y = for<'a> |z: &'a $t| -> () {}; //~ use closure_lifetime_binder
    };
}

macro a($x:expr) { $x } //~ use decl_macro
#[inline]
pub(crate) macro b { //~ use decl_macro
    ($x:ident) => { fn $x() {} },
    () => {},
}

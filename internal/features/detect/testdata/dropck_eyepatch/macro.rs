macro_rules! m {
    ($t:ident) => { unsafe impl<#[may_dangle] T> Drop for $t<T> { fn drop(&mut self) {} } }; //~ use dropck_eyepatch
}

struct S<T>(T);
unsafe impl<#[may_dangle] T> Drop for S<T> { //~ use dropck_eyepatch
    fn drop(&mut self) {}
}

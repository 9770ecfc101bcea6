unsafe fn f<T>(a: T) { unsafe { b < c } }
unsafe impl<'a> A for B<'a> {}

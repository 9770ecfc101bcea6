impl<T> Show for T {
    default fn show(&self) {} //~ use specialization
    #[inline]
    default unsafe fn other() {} //~ use specialization
    default const N: usize = 1; //~ use specialization
    default type Out = (); //~ use specialization
}
default impl<T> Show for Vec<T> {} //~ use specialization
default unsafe impl<T> Show for [T] {} //~ use specialization

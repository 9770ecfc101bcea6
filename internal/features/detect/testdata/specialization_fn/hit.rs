impl<T> A for T {
    default fn f() {} //~ use specialization
    default/* a */ fn e() {} //~ use specialization
    #[x]
    default unsafe fn g() {} //~ use specialization
}

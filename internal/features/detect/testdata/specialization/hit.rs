impl<T> A for T {
    default fn f() {} //~ use specialization
    default/* a */ fn e() {} //~ use specialization
    #[x]
    default unsafe fn g() {} //~ use specialization
    default type B = u8; //~ use specialization
    default const C: u8 = 1; //~ use specialization
}
default impl<T> D for T {} //~ use specialization
default unsafe impl<T> E for T {} //~ use specialization

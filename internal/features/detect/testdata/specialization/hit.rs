impl<T> A for T {
    default type B = u8; //~ use specialization
    default const C: u8 = 1; //~ use specialization
}
default impl<T> D for T {} //~ use specialization
default unsafe impl<T> E for T {} //~ use specialization

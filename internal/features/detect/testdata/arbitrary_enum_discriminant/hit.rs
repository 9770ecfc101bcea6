enum E {
    A(u8) = 3, //~ use arbitrary_enum_discriminant
    B = 5, //~ use arbitrary_enum_discriminant
    C,
}
enum F {
    A = 1, //~ use arbitrary_enum_discriminant
    B { x: u8 },
    C = 9, //~ use arbitrary_enum_discriminant
}

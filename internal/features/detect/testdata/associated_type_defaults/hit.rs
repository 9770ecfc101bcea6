trait T {
    type A = u8; //~ use associated_type_defaults
    type C;
}

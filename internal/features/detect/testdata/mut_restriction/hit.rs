struct S {
    pub mut(crate) x: u8, //~ use mut_restriction
    mut(in crate::m) y: u8, //~ use mut_restriction
}

fn f() -> &u8 {
    super let a = 1; //~ use super_let
    { super let b = &a; b } //~ use super_let
}

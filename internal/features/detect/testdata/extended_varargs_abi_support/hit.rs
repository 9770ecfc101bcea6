extern "win64" {
    pub fn a(x: u8, ...); //~ use extended_varargs_abi_support
}
unsafe extern "efiapi" {
    fn b(x: u8, ...); //~ use extended_varargs_abi_support
}
type F = unsafe extern "system" fn(u8, ...); //~ use extended_varargs_abi_support

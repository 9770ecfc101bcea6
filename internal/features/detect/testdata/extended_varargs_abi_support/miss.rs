extern "C" {
    fn a(x: u8, ...);
}
extern "cdecl" {
    fn b(x: u8, ...);
}
extern "win64" {
    fn c(x: u8);
}
type F = unsafe extern "C" fn(u8, ...);

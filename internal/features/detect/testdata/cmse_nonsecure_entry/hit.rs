extern "C-cmse-nonsecure-entry" fn f() {} //~ use cmse_nonsecure_entry
extern "C-cmse-nonsecure-entry" { //~ use cmse_nonsecure_entry
    fn g();
}
type F = unsafe extern "C-cmse-nonsecure-entry" fn(u8) -> u8; //~ use cmse_nonsecure_entry
fn h(f: &dyn Fn(extern "C-cmse-nonsecure-entry" fn())) {} //~ use cmse_nonsecure_entry
trait T {
    extern "C-cmse-nonsecure-entry" fn m(&self); //~ use cmse_nonsecure_entry
}

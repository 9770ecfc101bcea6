fn f() {
    let a = gen { yield 1; }; //~ use gen_blocks
    let b = async gen move { yield 2; }; //~ use gen_blocks
}
gen fn g() -> u8 { yield 3; } //~ use gen_blocks
pub async gen fn h() -> u8 { yield 4; } //~ use gen_blocks
gen unsafe fn i() {} //~ use gen_blocks
async gen unsafe extern "C" fn j() {} //~ use gen_blocks
gen //~ use gen_blocks
extern "C" fn k() {}
fn l() {
    let a = async gen || 1; //~ use gen_blocks
    let b = async //~ use gen_blocks
        gen move |x: u8| { yield x; };
    let c = static gen || 1; //~ use gen_blocks
    let d = gen use { yield 1; }; //~ use gen_blocks
}

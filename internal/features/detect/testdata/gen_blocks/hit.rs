fn f() {
    let a = gen { yield 1; }; //~ use gen_blocks
    let b = async gen move { yield 2; }; //~ use gen_blocks
}
gen fn g() -> u8 { yield 3; } //~ use gen_blocks
pub async gen fn h() -> u8 { yield 4; } //~ use gen_blocks

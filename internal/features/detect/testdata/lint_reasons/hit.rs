#[expect(unused)] //~ use lint_reasons
fn a() {}
#[allow(unused, reason = "x")] //~ use lint_reasons
fn b() {
    #[cfg_attr(CONFIG_X, expect(dead_code))] //~ use lint_reasons
    let reason = 1;
}

#[instrument_fn = "off"] //~ use instrument_fn
fn f() {}
#[cfg_attr(CONFIG_X, instrument_fn = "off")] //~ use instrument_fn
fn f() {}

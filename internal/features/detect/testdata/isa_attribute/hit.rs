#[instruction_set(arm::a32)] //~ use isa_attribute
fn f() {}
#[cfg_attr(CONFIG_X, instruction_set(arm::a32))] //~ use isa_attribute
fn f() {}

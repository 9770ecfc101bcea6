#[link(name = "a", modifiers = "+as-needed")] //~ use native_link_modifiers_as_needed
extern "C" {}
#[link(name = "a", kind = "static", modifiers = "+x,-as-needed")] //~ use native_link_modifiers_as_needed
extern "C" {}

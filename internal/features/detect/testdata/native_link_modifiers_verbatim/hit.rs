#[link(name = "a", modifiers = "+verbatim")] //~ use native_link_modifiers_verbatim
extern "C" {}
#[link(name = "a", kind = "static", modifiers = "+x,-verbatim")] //~ use native_link_modifiers_verbatim
extern "C" {}

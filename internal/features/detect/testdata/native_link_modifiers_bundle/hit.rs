#[link(name = "a", modifiers = "+bundle")] //~ use native_link_modifiers_bundle
extern "C" {}
#[link(name = "a", kind = "static", modifiers = "+x,-bundle")] //~ use native_link_modifiers_bundle
extern "C" {}

#[link(name = "a", modifiers = "+whole-archive")] //~ use native_link_modifiers_whole_archive
extern "C" {}
#[link(name = "a", kind = "static", modifiers = "+x,-whole-archive")] //~ use native_link_modifiers_whole_archive
extern "C" {}

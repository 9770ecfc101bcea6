#[link(name = "a", kind = "static-nobundle")] //~ use static_nobundle
extern "C" {}
#[cfg_attr(CONFIG_X, link(kind = "static-nobundle"))] //~ use static_nobundle
extern "C" {}

#[link(name = "a", cfg(windows))] //~ use link_cfg
extern "C" {}
#[cfg_attr(CONFIG_X, link(name = "a", cfg(unix)))] //~ use link_cfg
extern "C" {}

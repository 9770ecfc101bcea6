#[link(name = "cfg")]
#[cfg(windows)]
extern "C" {}
#[doc(cfg(link))]
mod m {}

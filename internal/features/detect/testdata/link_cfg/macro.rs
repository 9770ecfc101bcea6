macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, cfg(windows))] //~ use link_cfg
        extern "C" {}
    };
}

macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, modifiers = "+whole-archive")] //~ use native_link_modifiers_whole_archive
        extern "C" {}
    };
}

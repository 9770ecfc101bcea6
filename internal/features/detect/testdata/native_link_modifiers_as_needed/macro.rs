macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, modifiers = "+as-needed")] //~ use native_link_modifiers_as_needed
        extern "C" {}
    };
}

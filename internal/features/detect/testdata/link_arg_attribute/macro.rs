macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, kind = "link-arg")] //~ use link_arg_attribute
        extern "C" {}
    };
}

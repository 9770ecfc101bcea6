macro_rules! m {
    ($n:ident) => {
        #[warn(fuzzy_provenance_casts)] //~ use strict_provenance_lints
        fn $n() {}
    };
}

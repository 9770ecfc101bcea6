macro_rules! m {
    ($n:ident) => {
        #[cfg(not(version("1.50")))] //~ use cfg_version
        fn $n() { assert!(cfg!(version("1.50"))); } //~ use cfg_version
    };
}
macro_rules! named {
    ($version:literal) => {
        #[cfg(feature = $version)]
        fn g() {}
    };
}

macro_rules! m {
    ($n:ident) => {
        #[collapse_debuginfo(no)] //~ use collapse_debuginfo
        macro_rules! $n { () => {} }
    };
}

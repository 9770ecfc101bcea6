macro_rules! m {
    ($name:ident) => {
        #[profiler_runtime] //~ use profiler_runtime
        mod x {}
    };
}
many! {
    #[profiler_runtime] //~ use profiler_runtime
    mod x {}
}

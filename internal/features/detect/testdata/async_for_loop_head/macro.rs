macro_rules! m {
    ($x:expr) => {
        for await y in $x {} //~ use async_iterator @24
    };
}

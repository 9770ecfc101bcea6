macro_rules! m {
    ($x:ident, $t:ty) => {
        for await y in $x {} //~ use async_for_loop
    };
}

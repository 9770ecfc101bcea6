macro_rules! m {
    ($x:ident, $t:ty) => {
        let a = async |y: $t| y; //~ use async_closure
    };
}

macro_rules! m {
    ($t:ty) => { impl T for $t where !: Copy {} }; //~ use never_type
    (!: $t:ty) => {};
}
m!(!: u8);

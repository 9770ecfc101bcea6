trait A {
    async fn f(); //~ use async_fn_in_trait
}
impl A for S {
    async fn f() {} //~ use async_fn_in_trait
}

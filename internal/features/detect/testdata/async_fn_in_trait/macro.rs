macro_rules! m { () => { trait A { async fn f(); } }; } //~ use async_fn_in_trait

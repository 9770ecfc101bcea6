async fn f() {}
impl S { async fn f() {} }
trait A { fn f() { async fn g() {} } }
#[async_trait::async_trait]
trait B { async fn f(); }
/// Of its crate.
#[async_trait(?Send)]
impl B for S { async fn f() {} }
#[async_trait]
// a comment
pub trait Commented {
    async fn f();
}

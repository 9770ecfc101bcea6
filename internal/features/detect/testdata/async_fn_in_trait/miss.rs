async fn f() {}
impl S { async fn f() {} }
trait A { fn f() { async fn g() {} } }

async fn f() {
    let a = async { 1 };
    let b = || async {};
    let async_ = a | b;
}

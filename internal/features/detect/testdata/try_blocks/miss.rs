fn f() {
    let r#try = 1;
    let x = r#try + 1;
    g(x)?;
}

async fn f() {
    for await a in b {} //~ use async_for_loop
    for await (c, _) in d() { e } //~ use async_for_loop
}

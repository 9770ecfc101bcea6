async fn f() {
    for a in b.await {}
    for await_ in c {}
    for await in d {}
}

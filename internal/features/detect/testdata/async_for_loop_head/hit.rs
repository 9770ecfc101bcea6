async fn f() {
    for await a in b {} //~ use async_iterator @20
    for await (c, [in_, ..]) in d().e { e } //~ use async_iterator @33
    for await &g
        in *h() //~ use async_iterator @12
    {
    }
}

macro_rules! m {
    ($x:expr) => { const { $x } }; //~ use inline_const
    ($($t:ty),* $(,)?) => { [$( const { $t::A } ),*] }; //~ use inline_const
}
fn f() {
    println!("{}", const { 1 }); //~ use inline_const
}
